using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>
/// Minus the cosine of the angle between predictions and targets: -1 where they point the same way, 0 where they are at
/// right angles, 1 where they point opposite ways.
/// </summary>
/// <remarks>
/// Targets and predictions <c>(batch, …, values)</c>, losses the same without <see cref="Axis"/>. Both are divided by
/// their length, or by 1e-7 if that is less, so that the loss of a row of zeros is 0. Source:
/// <c>keras.losses.CosineSimilarity</c> of Keras 3.16.
/// </remarks>
public sealed class CosineSimilarity : Loss
{
    private const double Smallest = 1e-7;

    /// <inheritdoc/>
    public override string Name => "cosine_similarity";

    /// <summary>
    /// The axis that the directions run along; negative counts from the end. Not 0, the batch. Default: -1, the last.
    /// </summary>
    public int Axis { get; init; } = -1;

    /// <inheritdoc/>
    public override Shape InferLossShape(Shape targets, Shape predictions)
    {
        TargetShapes.CheckEqual(ToString(), targets, predictions);
        return LossAxis.InferLossShape(ToString(), "values", Axis, predictions);
    }

    /// <inheritdoc/>
    protected internal override void Forward(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> losses, Shape predictionShape)
    {
        AxisRows rows = LossAxis.Rows(predictionShape, Axis);
        for (int row = 0; row < losses.Length; row++)
        {
            (double product, double target, double prediction) = Lengths(rows, row, targets, predictions);
            losses[row] = (float)(-product / (target * prediction));
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
            (double product, double target, double prediction) = Lengths(rows, row, targets, predictions);

            // -t / (|t| |p|), and as long as |p| is not held, what a longer p loses: (t · p) p / (|t| |p|³).
            double scale = weights[row] / (target * prediction);
            double pull = prediction > Smallest ? product / (prediction * prediction) : 0;
            for (int i = 0; i < rows.Size; i++)
            {
                int place = rows.Place(row, i);
                gradient[place] = (float)(scale * ((pull * predictions[place]) - targets[place]));
            }
        }
    }

    private static (double Product, double Target, double Prediction) Lengths(
        AxisRows rows, int row, ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions)
    {
        double product = 0, target = 0, prediction = 0;
        for (int i = 0; i < rows.Size; i++)
        {
            int place = rows.Place(row, i);
            double t = targets[place], p = predictions[place];
            product += t * p;
            target += t * t;
            prediction += p * p;
        }

        return (product, Math.Max(Math.Sqrt(target), Smallest), Math.Max(Math.Sqrt(prediction), Smallest));
    }
}
