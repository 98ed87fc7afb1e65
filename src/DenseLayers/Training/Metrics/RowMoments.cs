namespace DenseLayers.Training;

/// <summary>Means, variances and covariance of the targets and predictions of a row.</summary>
internal readonly record struct RowMoments
{
    public RowMoments(ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            TargetMean += targets[i];
            PredictionMean += predictions[i];
        }

        TargetMean /= targets.Length;
        PredictionMean /= targets.Length;
        for (int i = 0; i < targets.Length; i++)
        {
            double target = targets[i] - TargetMean, prediction = predictions[i] - PredictionMean;
            TargetVariance += target * target;
            PredictionVariance += prediction * prediction;
            Covariance += target * prediction;
        }

        TargetVariance /= targets.Length;
        PredictionVariance /= targets.Length;
        Covariance /= targets.Length;
    }

    public double TargetMean { get; }

    public double PredictionMean { get; }

    public double TargetVariance { get; }

    public double PredictionVariance { get; }

    public double Covariance { get; }
}
