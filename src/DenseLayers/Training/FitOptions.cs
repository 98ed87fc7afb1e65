namespace DenseLayers.Training;

/// <summary>
/// What <see cref="Model.Fit(Tensor, Tensor, int, int, FitOptions?, CancellationToken)"/> may be told beyond its data.
/// </summary>
/// <remarks>Source: the arguments of <c>keras.Model.fit</c> of Keras 3.16.</remarks>
public sealed record FitOptions
{
    /// <summary>
    /// Whether samples come in another order in each pass over tensors, which follows from the model's seed. Batches
    /// that are enumerated come as they are. Default: <see langword="true"/>.
    /// </summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// What the samples count in the loss and in <see cref="OutputLoss.WeightedMetrics"/>: a tensor or
    /// <see langword="null"/> for each output, of shape <c>(samples)</c>, or of the shape of the losses to weigh each
    /// row. All finite; negative ones are allowed, as in Keras. For data in tensors; an enumerated <see cref="Batch"/>
    /// has its own. Default: empty, all count 1.
    /// </summary>
    public IReadOnlyList<Tensor?> SampleWeights { get; init => field = Guard.NotNull(value); } = [];

    /// <summary>
    /// What the samples of a class count, by its id: the target itself, or the place of the greatest of a one-hot
    /// target. A class without an entry counts 1, as in Keras. For a model of one output, with targets
    /// <c>(samples)</c>, <c>(samples, 1)</c> or <c>(samples, classes)</c>, and not together with sample weights.
    /// Validation data is not weighed. Default: <see langword="null"/>, all count 1.
    /// </summary>
    public IReadOnlyDictionary<int, float>? ClassWeights { get; init; }

    /// <summary>
    /// Number of the first epoch, to go on with an earlier training; below <c>epochs</c>, which counts those before
    /// it, too. 0 or more. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int InitialEpoch { get; init => field = Guard.NotNegative(value); }

    /// <summary>
    /// Batches in an epoch, at least 1. The pass over the data goes on from epoch to epoch; where it is over, the epoch
    /// ends early and the next one begins a new pass. Default: <see langword="null"/>, an epoch is a pass.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? StepsPerEpoch { get; init => field = PositiveOrNull(value, nameof(StepsPerEpoch)); }

    /// <summary>
    /// The part of the samples, the last ones, that is kept from training and evaluated after each epoch. From 0 to
    /// below 1. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to below 1.</exception>
    public float ValidationSplit
    {
        get;
        init => field = value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(ValidationSplit),
                value,
                $"ValidationSplit expects a number from 0 to below 1, but got {value}.");
    }

    /// <summary>
    /// Data that is evaluated after each epoch. Default: none. Not together with <see cref="ValidationSplit"/>.
    /// </summary>
    public ValidationData? ValidationData { get; init; }

    /// <summary>
    /// After how many epochs there is a validation; 2 validates after epochs 1, 3, 5. At least 1; more than 1 needs
    /// data for it. Default: 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int ValidationFrequency { get; init => field = Guard.Positive(value); } = 1;

    /// <summary>
    /// Samples in a batch of the validation, at least 1, for validation data in tensors. Default:
    /// <see langword="null"/>, as many as in training, or 32 where training enumerates its batches.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? ValidationBatchSize { get; init => field = PositiveOrNull(value, nameof(ValidationBatchSize)); }

    /// <summary>
    /// The most batches in a validation, always the first ones, at least 1. Needs data for it. Default:
    /// <see langword="null"/>, all.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? ValidationSteps { get; init => field = PositiveOrNull(value, nameof(ValidationSteps)); }

    /// <summary>What is called as training goes on, in this order. Default: nothing.</summary>
    /// <exception cref="ArgumentException">One is <see langword="null"/>.</exception>
    public IReadOnlyList<Callback> Callbacks
    {
        get;
        init => field = !Guard.NotNull(value).Contains(null!) ? value : throw new ArgumentException(
            $"Callbacks expects callbacks alone, but got null at index {value.ToList().IndexOf(null!)}. Leave it out.",
            nameof(Callbacks));
    } = [];

    /// <summary>Sees to it that there is validation data for the options that speak of it.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal void CheckValidation()
    {
        string? asked = ValidationBatchSize is not null ? nameof(ValidationBatchSize)
            : ValidationSteps is not null ? nameof(ValidationSteps)
            : ValidationFrequency > 1 ? nameof(ValidationFrequency)
            : null;
        if (asked is not null && ValidationSplit == 0 && ValidationData is null)
        {
            throw new ArgumentException(
                $"FitOptions expects ValidationSplit or ValidationData with {asked}, but got neither. Give one, " +
                $"or leave {asked}.");
        }

        if (ValidationBatchSize is { } size && ValidationData?.Batches is not null)
        {
            throw new ArgumentException(
                $"FitOptions expects ValidationBatchSize with validation data in tensors, but got {size} and " +
                "batches, whose sizes are their own. Leave ValidationBatchSize.");
        }
    }

    private static int? PositiveOrNull(int? value, string name) =>
        value is { } given ? Guard.Positive(given, name) : null;
}
