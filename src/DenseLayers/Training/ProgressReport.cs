namespace DenseLayers.Training;

/// <summary>Reports how far training is after each step.</summary>
/// <param name="receiver">Who wants to know.</param>
internal sealed class ProgressReport(IProgress<FitProgress> receiver) : Callback
{
    /// <inheritdoc/>
    protected internal override void OnBatchEnd(TrainingProgress progress) => receiver.Report(
        new FitProgress(progress.Epoch, progress.Epochs, progress.Batch, progress.Batches, progress.Log[0].Value));
}
