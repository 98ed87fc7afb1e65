namespace DenseLayers.Training;

/// <summary>
/// How far the score of the right class is from being 1 above all others:
/// <c>max(max((1 - target) · prediction) - Σ target · prediction + 1, 0)</c> over the last axis.
/// </summary>
/// <remarks>
/// <para>Targets and predictions <c>(batch, …, classes)</c>, losses <c>(batch, …)</c>. Targets are one-hot.</para>
/// <para>Where several wrong classes are greatest they share the gradient evenly; where the margin is exactly kept the
/// gradient is half of what it is below. Source: <c>keras.losses.CategoricalHinge</c> of Keras 3.16.</para>
/// </remarks>
public sealed class CategoricalHinge : Loss
{
    /// <inheritdoc/>
    public override string Name => "categorical_hinge";

    /// <inheritdoc/>
    public override Shape InferLossShape(Shape targets, Shape predictions)
    {
        TargetShapes.CheckEqual(ToString(), targets, predictions, nameof(SparseCategoricalCrossentropy));
        return TargetShapes.Rows(predictions);
    }

    /// <inheritdoc/>
    protected internal override void Forward(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> losses, Shape predictionShape)
    {
        int classes = predictionShape[^1];
        for (int row = 0; row < losses.Length; row++)
        {
            int start = row * classes;
            (float room, _, _) = Room(targets.Slice(start, classes), predictions.Slice(start, classes));
            losses[row] = MathF.Max(room, 0);
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
        int classes = predictionShape[^1];
        for (int row = 0; row < weights.Length; row++)
        {
            int start = row * classes;
            ReadOnlySpan<float> rowTargets = targets.Slice(start, classes);
            ReadOnlySpan<float> rowPredictions = predictions.Slice(start, classes);
            (float room, float wrong, int count) = Room(rowTargets, rowPredictions);
            float weight = weights[row] * (room > 0 ? 1 : room < 0 ? 0 : room + 0.5f);
            for (int i = 0; i < classes; i++)
            {
                float other = 1 - rowTargets[i];
                float share = other * rowPredictions[i] == wrong ? other / count : 0;
                gradient[start + i] = weight * (share - rowTargets[i]);
            }
        }
    }

    // The room left to the margin, NaN if a prediction is; the greatest wrong score, and how many classes have it.
    private static (float Room, float Wrong, int Count) Room(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions)
    {
        double right = 0;
        float wrong = float.NegativeInfinity;
        int count = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            right += (double)targets[i] * predictions[i];
            float score = (1 - targets[i]) * predictions[i];
            count = score > wrong ? 1 : score == wrong ? count + 1 : count;
            wrong = MathF.Max(wrong, score);
        }

        return ((float)(wrong - right + 1), wrong, count);
    }
}
