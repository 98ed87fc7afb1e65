namespace DenseLayers.Training;

/// <summary>
/// Evaluates the validation data with the moving averages of the parameters, which an optimizer with
/// <see cref="Optimizer.UseEma"/> keeps, and goes on training with the parameters themselves.
/// </summary>
/// <remarks>
/// <para>With <see cref="SwapOnEpoch"/> the callbacks that come after it see the averages at the end of an epoch, too:
/// <c>Callbacks = [new SwapEmaWeights { SwapOnEpoch = true }, new ModelCheckpoint(…)]</c> saves them.</para>
/// <para>When training ends the parameters are their averages, by <see cref="Optimizer.FinalizeParameters"/>; after an
/// exception or a cancellation they are those of the last finished step. An optimizer that keeps no averages is refused
/// before the first step.</para>
/// <para>Source: <c>keras.callbacks.SwapEMAWeights</c> of Keras 3.16, which loses the averages where a training with
/// <c>swap_on_epoch</c> ends before its last epoch; here they are kept.</para>
/// </remarks>
public sealed class SwapEmaWeights : Callback
{
    private readonly ParameterCopy _trained = new(nameof(SwapEmaWeights));

    /// <summary>
    /// Whether the parameters are their averages also from the end of an epoch to the beginning of the next one.
    /// Default: <see langword="false"/>, only while the validation data is evaluated.
    /// </summary>
    public bool SwapOnEpoch { get; init; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The optimizer keeps no averages.</exception>
    protected internal override void OnTrainBegin(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (!progress.Optimizer.UseEma)
        {
            throw new InvalidOperationException(
                $"SwapEmaWeights expects an optimizer that keeps moving averages, but got {progress.Optimizer} " +
                "without. Set its UseEma.");
        }

        _trained.Begin(progress.Parameters);
    }

    /// <inheritdoc/>
    protected internal override void OnEpochBegin(TrainingProgress progress) => SwapBack();

    /// <inheritdoc/>
    protected internal override void OnValidationBegin(TrainingProgress progress) => Swap(progress);

    /// <inheritdoc/>
    protected internal override void OnValidationEnd(TrainingProgress progress) => SwapBack();

    /// <inheritdoc/>
    protected internal override void OnEpochEnd(TrainingProgress progress, EpochResult result)
    {
        if (SwapOnEpoch)
        {
            Swap(progress);
        }
    }

    /// <inheritdoc/>
    protected internal override void OnTrainEnd(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (progress.Outcome is FitOutcome.Cancelled or FitOutcome.Failed)
        {
            SwapBack();
        }
    }

    /// <inheritdoc/>
    protected internal override void SaveState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _trained.Save(state);
    }

    /// <inheritdoc/>
    protected internal override void LoadState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _trained.Load(state);
    }

    private void Swap(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        _trained.Take();
        progress.Optimizer.FinalizeParameters();
    }

    private void SwapBack()
    {
        _trained.Restore();
        _trained.Forget();
    }
}
