using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>The pairs of a batch's samples, for <see cref="Circle"/>.</summary>
/// <param name="targets">The class of each sample.</param>
/// <param name="predictions">Where each sample lies.</param>
/// <param name="size">Number of coordinates.</param>
/// <param name="cosines">Room for one number for each sample.</param>
/// <param name="gamma">What similarities are multiplied by.</param>
/// <param name="margin">How near 0 or 1 a distance must be to count for little.</param>
/// <param name="removeDiagonal">Whether a sample makes no pair with itself.</param>
internal readonly ref struct CirclePairs(
    ReadOnlySpan<float> targets,
    ReadOnlySpan<float> predictions,
    int size,
    Span<float> cosines,
    float gamma,
    float margin,
    bool removeDiagonal)
{
    private readonly ReadOnlySpan<float> _targets = targets;
    private readonly ReadOnlySpan<float> _predictions = predictions;
    private readonly Span<float> _cosines = cosines;

    /// <summary>The loss of a sample.</summary>
    public float Loss(int row)
    {
        (double near, double far) = LogSums(row);
        double sum = near + far;
        return (float)(Math.Max(sum, 0) + Math.Log(1 + Math.Exp(-Math.Abs(sum))));
    }

    /// <summary>Adds the gradient of the loss of a sample, times its weight, to that of all samples.</summary>
    public void AddGradient(int row, float weight, Span<float> gradient)
    {
        if (weight == 0)
        {
            return;
        }

        (double near, double far) = LogSums(row);
        double slope = weight / (1 + Math.Exp(-(near + far)));
        for (int other = 0; other < _targets.Length; other++)
        {
            if (IsPair(row, other))
            {
                (double score, double scoreSlope) = Score(row, other);
                double share = Math.Exp(score - (IsNear(row, other) ? near : far));
                float pull = (float)(slope * share * scoreSlope);
                Sums.AddScaled(pull, At(other), gradient.Slice(row * size, size));
                Sums.AddScaled(pull, At(row), gradient.Slice(other * size, size));
            }
        }
    }

    // The logarithms of the sums of e^score over those of the same class and over the others; -∞ without any.
    private (double Near, double Far) LogSums(int row)
    {
        double greatestNear = double.NegativeInfinity, greatestFar = double.NegativeInfinity;
        for (int other = 0; other < _targets.Length; other++)
        {
            _cosines[other] = (float)Sums.Products(At(row), At(other));
            double score = IsPair(row, other) ? Score(row, other).Value : double.NegativeInfinity;
            if (IsNear(row, other))
            {
                greatestNear = Math.Max(greatestNear, score);
            }
            else
            {
                greatestFar = Math.Max(greatestFar, score);
            }
        }

        double near = 0, far = 0;
        for (int other = 0; other < _targets.Length; other++)
        {
            if (!IsPair(row, other))
            {
                continue;
            }

            double score = Score(row, other).Value;
            if (IsNear(row, other))
            {
                near += Math.Exp(score - greatestNear);
            }
            else
            {
                far += Math.Exp(score - greatestFar);
            }
        }

        return (greatestNear + Math.Log(near), greatestFar + Math.Log(far));
    }

    // What a pair adds to its sum, and the derivative of that by the cosine; half of it where a bound just holds.
    private (double Value, double Slope) Score(int row, int other)
    {
        double raw = 1 - _cosines[other], distance = Math.Max(raw, 0), pull = -Held(raw);
        if (IsNear(row, other))
        {
            double weight = margin + distance, kept = Math.Max(weight, 0), rest = margin - distance;
            return (-gamma * kept * rest, -gamma * pull * ((Held(weight) * rest) - kept));
        }
        else
        {
            double weight = 1 + margin - distance, kept = Math.Max(weight, 0), rest = 1 - margin - distance;
            return (gamma * kept * rest, -gamma * pull * ((Held(weight) * rest) + kept));
        }
    }

    private bool IsNear(int row, int other) => _targets[row] == _targets[other];

    private bool IsPair(int row, int other) => row != other || !removeDiagonal;

    private ReadOnlySpan<float> At(int row) => _predictions.Slice(row * size, size);

    private static double Held(double value) => value > 0 ? 1 : value < 0 ? 0 : value + 0.5;
}
