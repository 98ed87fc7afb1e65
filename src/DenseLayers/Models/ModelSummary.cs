namespace DenseLayers;

/// <summary>
/// What a model consists of: its layers with their shapes and parameters, and the totals. The text, from
/// <see cref="ToString"/>, is character for character what Keras prints.
/// </summary>
/// <remarks>
/// Source: <c>keras.Model.summary</c> of Keras 3.16; <see cref="SummaryStyle.Classic"/>: of Keras 2.3.
/// </remarks>
public sealed record ModelSummary
{
    private const int BytesPerFloat = 4;

    private readonly SummaryOptions _options;
    private readonly int[] _columns;

    /// <summary>Makes a summary.</summary>
    /// <param name="modelName">The model's name.</param>
    /// <param name="rows">All layers, those of nested models behind the nested model and with a greater depth.</param>
    /// <param name="isChain">
    /// Whether each layer has one input, the output of the layer before, and is used once.
    /// </param>
    /// <param name="options">What to show.</param>
    /// <exception cref="ArgumentException">The options do not fit the model, or leave a column no room.</exception>
    internal ModelSummary(string modelName, IReadOnlyList<SummaryRow> rows, bool isChain, SummaryOptions options)
    {
        ModelName = modelName;
        Rows = options.Select(rows);
        IsChain = isChain;
        _options = options;

        // Worked out here, so that options that do not fit throw where they are given, and ToString never does.
        _columns = options.Style == SummaryStyle.Classic
            ? ClassicSummaryText.ColumnEnds(options, isChain)
            : Keras3SummaryLayout.ColumnWidths(options, isChain);
    }

    /// <summary>The model's name.</summary>
    public string ModelName { get; }

    /// <summary>
    /// The layers that the options ask for, in the model's order; those of nested models follow their model.
    /// </summary>
    public IReadOnlyList<SummaryRow> Rows { get; }

    /// <summary>
    /// Whether the layers form a chain: each has one input, the output of the layer before, and is used once. If not,
    /// the text has a column that tells what each layer is connected to.
    /// </summary>
    public bool IsChain { get; }

    /// <summary>Number of values in all parameters, those of the optimizer among them.</summary>
    public long TotalParameters => TrainableParameters + NonTrainableParameters + (OptimizerParameters ?? 0);

    /// <summary>Number of values that training changes.</summary>
    public long TrainableParameters { get; internal init; }

    /// <summary>Number of values that training leaves: those of frozen layers, moving statistics.</summary>
    public long NonTrainableParameters { get; internal init; }

    /// <summary>
    /// Number of values that the optimizer keeps; <see langword="null"/> as long as it has not made them.
    /// </summary>
    public long? OptimizerParameters { get; internal init; }

    /// <summary>Memory of <see cref="TotalParameters"/> in bytes.</summary>
    public long TotalBytes => TrainableBytes + NonTrainableBytes + (OptimizerBytes ?? 0);

    /// <summary>Memory of <see cref="TrainableParameters"/> in bytes; 4 for each unless set otherwise.</summary>
    public long TrainableBytes
    {
        get => field >= 0 ? field : BytesPerFloat * TrainableParameters;
        internal init;
    } = -1;

    /// <summary>Memory of <see cref="NonTrainableParameters"/> in bytes; 4 for each unless set otherwise.</summary>
    public long NonTrainableBytes
    {
        get => field >= 0 ? field : BytesPerFloat * NonTrainableParameters;
        internal init;
    } = -1;

    /// <summary>
    /// Memory of <see cref="OptimizerParameters"/> in bytes; 4 for each unless set otherwise; <see langword="null"/>
    /// without.
    /// </summary>
    public long? OptimizerBytes { get => field ?? BytesPerFloat * OptimizerParameters; internal init; }

    /// <summary>The text that Keras prints. Lines end with a line feed on every system, the last one, too.</summary>
    public override string ToString() => _options.Style == SummaryStyle.Classic
        ? ClassicSummaryText.Draw(this, _options, _columns)
        : Keras3SummaryText.Draw(this, _options, _columns);
}
