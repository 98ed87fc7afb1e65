using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>
/// A <see cref="CategoricalCrossentropy"/> in which classes that are nearly right count for little:
/// <c>-Σ Alpha · (1 - p)^Gamma · target · log(p)</c> over the classes.
/// </summary>
/// <remarks>
/// <para>Targets and predictions <c>(batch, …, classes)</c>, losses the same without <see cref="Axis"/>. Targets are
/// one-hot or any other weights of the classes.</para>
/// <para>Probabilities are divided by their sum and kept from 1e-7 to 1 - 1e-7, those of logits too; where that bound
/// holds a probability, its gradient is 0. Source: <c>keras.losses.CategoricalFocalCrossentropy</c> of Keras 3.16; Lin
/// et al., "Focal Loss for Dense Object Detection", 2017, equation 5.</para>
/// </remarks>
public sealed class CategoricalFocalCrossentropy : Loss
{
    private const float Smallest = 1e-7f, Largest = 1 - 1e-7f;

    /// <inheritdoc/>
    public override string Name => "categorical_focal_crossentropy";

    /// <summary>What all losses are multiplied by. Finite. Default: 0.25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public float Alpha { get; init => field = Guard.Finite(value); } = 0.25f;

    /// <summary>
    /// How much less classes count that are nearly right: 0, as much as all others, or more. Finite. Default: 2.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 0 or not finite.</exception>
    public float Gamma { get; init => field = Guard.NotNegative(value); } = 2;

    /// <summary>
    /// Whether predictions are logits, to which the loss applies softmax itself, instead of probabilities.
    /// Default: <see langword="false"/>.
    /// </summary>
    public bool FromLogits { get; init; }

    /// <summary>
    /// How much of each target is shared out evenly over the classes, from 0 to 1: targets become
    /// <c>target · (1 - LabelSmoothing) + LabelSmoothing / classes</c>. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public float LabelSmoothing { get; init => field = Guard.InRange(value, 0f, 1f); }

    /// <summary>
    /// The axis of the classes; negative counts from the end. Not 0, the batch. Default: -1, the last.
    /// </summary>
    public int Axis { get; init; } = -1;

    /// <inheritdoc/>
    public override Shape InferLossShape(Shape targets, Shape predictions)
    {
        TargetShapes.CheckEqual(ToString(), targets, predictions, nameof(SparseCategoricalCrossentropy));
        return LossAxis.InferLossShape(ToString(), "classes", Axis, predictions);
    }

    /// <inheritdoc/>
    protected internal override void Forward(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> losses, Shape predictionShape)
    {
        AxisRows rows = LossAxis.Rows(predictionShape, Axis);
        for (int row = 0; row < losses.Length; row++)
        {
            ClassScores scores = new(predictions[rows.Place(row, 0)..], rows.Size, rows.Stride, FromLogits);
            double sum = 0;
            for (int i = 0; i < rows.Size; i++)
            {
                float kept = Math.Clamp(scores.Probability(i), Smallest, Largest);
                sum -= Target(targets[rows.Place(row, i)], rows.Size) * MathF.Pow(1 - kept, Gamma) * MathF.Log(kept);
            }

            losses[row] = (float)(Alpha * sum);
        }
    }

    /// <inheritdoc/>
    protected internal override void Backward(
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> weights,
        Span<float> gradient,
        Shape predictionShape)
    {
        AxisRows rows = LossAxis.Rows(predictionShape, Axis);
        for (int row = 0; row < weights.Length; row++)
        {
            ClassScores scores = new(predictions[rows.Place(row, 0)..], rows.Size, rows.Stride, FromLogits);

            // Probabilities add up to 1: what each pulls by itself, less the mean pull.
            double flow = 0;
            for (int i = 0; i < rows.Size; i++)
            {
                int place = rows.Place(row, i);
                float probability = scores.Probability(i);
                gradient[place] = Pull(Target(targets[place], rows.Size), probability);
                flow += (double)gradient[place] * probability;
            }

            for (int i = 0; i < rows.Size; i++)
            {
                int place = rows.Place(row, i);
                gradient[place] = weights[row] * Alpha * (gradient[place] - (float)flow) * scores.Slope(i);
            }
        }
    }

    private float Target(float target, int classes) =>
        (target * (1 - LabelSmoothing)) + (LabelSmoothing / classes);

    // The derivative of -target · (1 - p)^Gamma · log(p) by a probability that is not held.
    private float Pull(float target, float probability)
    {
        if (probability is < Smallest or > Largest)
        {
            return 0;
        }

        float rest = 1 - probability;
        float focus = Gamma == 0 ? 0 : Gamma * MathF.Pow(rest, Gamma - 1) * MathF.Log(probability);
        return target * (focus - (MathF.Pow(rest, Gamma) / probability));
    }
}
