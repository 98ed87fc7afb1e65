using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

/// <summary>Writes down what it is called with.</summary>
internal sealed class Recorder : Callback
{
    public List<string> Calls { get; } = [];

    public Action<TrainingProgress>? AtBatchEnd { get; init; }

    protected internal override void OnTrainBegin(TrainingProgress progress) =>
        Calls.Add($"train begin, {progress.Epochs} epochs of {progress.Batches}");

    protected internal override void OnEpochBegin(TrainingProgress progress) =>
        Calls.Add($"epoch {progress.Epoch} begin, batch {progress.Batch}");

    protected internal override void OnBatchEnd(TrainingProgress progress)
    {
        Calls.Add($"batch {progress.Batch} of epoch {progress.Epoch} end");
        AtBatchEnd?.Invoke(progress);
    }

    protected internal override void OnEpochEnd(TrainingProgress progress, EpochResult result) =>
        Calls.Add($"epoch {progress.Epoch} end, result of {result.Epoch}");

    protected internal override void OnTrainEnd(TrainingProgress progress) =>
        Calls.Add($"train end in epoch {progress.Epoch}");
}
