using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>
/// The crossentropy of predicted classes and one-hot targets: <c>-Σ target · log(probability)</c> over the classes.
/// </summary>
/// <remarks>
/// <para>Targets and predictions <c>(batch, …, classes)</c>, losses the same without the axis of the classes. Targets
/// are one-hot or any other weights of the classes; for class ids use
/// <see cref="SparseCategoricalCrossentropy"/>.</para>
/// <para>Probabilities are divided by their sum and kept from 1e-7 to 1 - 1e-7 before the logarithm; where that bound
/// holds a probability, its gradient is 0. Source: <c>keras.losses.CategoricalCrossentropy</c> of Keras 3.16.</para>
/// </remarks>
public sealed class CategoricalCrossentropy : Loss
{
    /// <inheritdoc/>
    public override string Name => "categorical_crossentropy";

    /// <summary>
    /// Whether predictions are logits, to which the loss applies softmax itself, instead of probabilities.
    /// Default: <see langword="false"/>. More exact than a softmax in the model.
    /// </summary>
    public bool FromLogits { get; init; }

    /// <summary>
    /// How much of each target is shared out evenly over the classes, from 0 to 1: targets become
    /// <c>target · (1 - LabelSmoothing) + LabelSmoothing / classes</c>. Default: 0.
    /// </summary>
    public float LabelSmoothing { get; init => field = Guard.InRange(value, 0f, 1f); }

    /// <summary>
    /// The axis of the classes; negative counts from the end. Not 0, the batch. Default: -1, the last.
    /// </summary>
    public int Axis { get; init; } = -1;

    /// <inheritdoc/>
    public override Shape InferLossShape(Shape targets, Shape predictions)
    {
        TargetShapes.CheckEqual(ToString(), targets, predictions, nameof(SparseCategoricalCrossentropy));
        if (Axis < -predictions.Rank || Axis >= predictions.Rank)
        {
            throw new ShapeException(
                $"{this} expects predictions with axis {Axis}, its Axis, but got shape {predictions} of rank " +
                $"{predictions.Rank}. Set Axis to the axis of the classes; -1 is the last.",
                actual: predictions);
        }

        int axis = predictions.NormalizeAxis(Axis);
        if (axis == 0)
        {
            throw new ShapeException(
                $"{this} expects the classes on another axis than the batch, but Axis {Axis} of predictions of shape " +
                $"{predictions} is the batch. Set Axis to the axis of the classes.",
                actual: predictions);
        }

        int[] sizes = [.. predictions.AsSpan()[..axis], .. predictions.AsSpan()[(axis + 1)..]];
        return Shape.Create(sizes);
    }

    /// <inheritdoc/>
    protected internal override void Forward(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> losses, Shape predictionShape)
    {
        (int classes, int stride) = Layout(predictionShape);
        float kept = 1 - LabelSmoothing, shared = LabelSmoothing / classes;
        for (int row = 0; row < losses.Length; row++)
        {
            int start = Start(row, classes, stride);
            ClassScores scores = new(predictions[start..], classes, stride, FromLogits);
            double sum = 0;
            for (int i = 0; i < classes; i++)
            {
                sum -= ((targets[start + (i * stride)] * kept) + shared) * scores.Log(i);
            }

            losses[row] = (float)sum;
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
        (int classes, int stride) = Layout(predictionShape);
        float kept = 1 - LabelSmoothing, shared = LabelSmoothing / classes;
        for (int row = 0; row < weights.Length; row++)
        {
            int start = Start(row, classes, stride);
            ClassScores scores = new(predictions[start..], classes, stride, FromLogits);
            double flow = 0;
            for (int i = 0; i < classes; i++)
            {
                float target = (targets[start + (i * stride)] * kept) + shared;
                flow += scores.Flow(i, target);
            }

            for (int i = 0; i < classes; i++)
            {
                float target = (targets[start + (i * stride)] * kept) + shared;
                gradient[start + (i * stride)] = weights[row] * scores.Gradient(i, target, (float)flow);
            }
        }
    }

    // The classes of a row lie a stride apart: 1 on the last axis, else the number of elements behind the axis.
    private (int Classes, int Stride) Layout(Shape predictions)
    {
        int axis = predictions.NormalizeAxis(Axis), stride = 1;
        for (int i = axis + 1; i < predictions.Rank; i++)
        {
            stride *= predictions[i];
        }

        return (predictions[axis], stride);
    }

    private static int Start(int row, int classes, int stride) => (row / stride * classes * stride) + (row % stride);
}
