using DenseLayers.Training;

namespace DenseLayers.Tests.Golden;

/// <summary>The mean of an error over the values of a row: a metric of one's own, as a user would derive it.</summary>
/// <remarks>
/// Stands in for Keras's metrics "mse" and "mae" until the library has them, so that the trainings that log them run.
/// </remarks>
internal sealed class ErrorMetric(string name, Func<float, float> error) : MeanMetric(name)
{
    protected override float Measure(ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions)
    {
        double sum = 0;
        for (int i = 0; i < predictions.Length; i++)
        {
            sum += error(predictions[i] - targets[i]);
        }

        return (float)(sum / predictions.Length);
    }
}
