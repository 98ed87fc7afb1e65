namespace DenseLayers.Kernels;

/// <summary>
/// The scores of one row's classes, as logarithms of probabilities, and how a gradient passes back through them.
/// </summary>
/// <remarks>
/// Logits become probabilities by softmax. Probabilities <c>p</c> become <c>q = p / Σ p</c>, kept from 1e-7 to 1 -
/// 1e-7, as in <c>keras.ops.categorical_crossentropy</c> of Keras 3.16. Of a loss <c>-Σ t · log(kept q)</c> of
/// probabilities the gradient by a score needs a sum over the classes first, the flow: of <c>t · q / kept q</c>. That
/// of logits is in <see cref="SoftmaxCrossentropy"/>.
/// </remarks>
internal readonly ref struct ClassScores
{
    private const float Smallest = 1e-7f, Largest = 1 - 1e-7f;

    private readonly ReadOnlySpan<float> _scores;
    private readonly int _stride;
    private readonly bool _logits;

    // Logits: the greatest and the logarithm of Σ exp(z - greatest). Probabilities: their sum and nothing.
    private readonly float _greatestOrSum;
    private readonly float _logSum;

    /// <param name="scores">Starts with the row's first class.</param>
    /// <param name="classes">Number of classes, at least 1.</param>
    /// <param name="stride">Distance from one class to the next.</param>
    /// <param name="logits">Whether the scores are logits rather than probabilities.</param>
    public ClassScores(ReadOnlySpan<float> scores, int classes, int stride, bool logits)
    {
        _scores = scores;
        _stride = stride;
        _logits = logits;
        double sum = 0;
        if (logits)
        {
            float greatest = scores[0];
            for (int i = 1; i < classes; i++)
            {
                greatest = MathF.Max(greatest, scores[i * stride]);
            }

            for (int i = 0; i < classes; i++)
            {
                sum += MathF.Exp(scores[i * stride] - greatest);
            }

            _greatestOrSum = greatest;
            _logSum = MathF.Log((float)sum);
        }
        else
        {
            for (int i = 0; i < classes; i++)
            {
                sum += scores[i * stride];
            }

            _greatestOrSum = (float)sum;
        }
    }

    /// <summary>The logarithm of the probability of a class.</summary>
    public float Log(int index) =>
        _logits ? Score(index) - _greatestOrSum - _logSum : MathF.Log(Math.Clamp(Share(index), Smallest, Largest));

    /// <summary>The probability of a class, not kept from 0 and 1.</summary>
    public float Probability(int index) => _logits ? MathF.Exp(Log(index)) : Share(index);

    /// <summary>
    /// The derivative of a class's probability by its own score, apart from how the sum of all changes with it.
    /// </summary>
    public float Slope(int index) => _logits ? Probability(index) : 1 / _greatestOrSum;

    /// <summary>What a class with target <paramref name="target"/> adds to the flow.</summary>
    public float Flow(int index, float target) => target * Pull(index) * Share(index);

    /// <summary>The gradient of the row's crossentropy by one probability.</summary>
    public float Gradient(int index, float target, float flow) =>
        (flow - (target * Pull(index))) / _greatestOrSum;

    private float Score(int index) => _scores[index * _stride];

    private float Share(int index) => Score(index) / _greatestOrSum;

    // The derivative of the logarithm of the kept share, 0 where it is held.
    private float Pull(int index)
    {
        float share = Share(index);
        return share is < Smallest or > Largest ? 0 : 1 / share;
    }
}
