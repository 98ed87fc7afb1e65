namespace DenseLayers.Training;

/// <summary>
/// What <see cref="Model.Fit(Tensor, Tensor, int, int, FitOptions?, CancellationToken)"/> may be told beyond its data.
/// </summary>
/// <remarks>Source: the arguments of <c>keras.Model.fit</c> of Keras 3.16.</remarks>
public sealed record FitOptions
{
    /// <summary>
    /// Whether samples come in another order in each epoch, which follows from the model's seed. Default:
    /// <see langword="true"/>.
    /// </summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// The part of the samples, the last ones, that is kept from training and evaluated after each epoch. From 0 to below
    /// 1. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to below 1.</exception>
    public float ValidationSplit
    {
        get;
        init => field = value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(ValidationSplit), value, $"ValidationSplit expects a number from 0 to below 1, but got {value}.");
    }

    /// <summary>Data that is evaluated after each epoch. Default: none. Not together with <see cref="ValidationSplit"/>.</summary>
    public ValidationData? ValidationData { get; init; }

    /// <summary>What is called as training goes on, in this order. Default: nothing.</summary>
    public IReadOnlyList<Callback> Callbacks { get; init => field = Guard.NotNull(value); } = [];
}
