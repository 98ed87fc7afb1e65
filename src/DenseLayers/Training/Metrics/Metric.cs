namespace DenseLayers.Training;

/// <summary>
/// A number that tells how good predictions are, gathered batch by batch. Derive from it for a metric of your own.
/// </summary>
/// <remarks>
/// A metric holds what it has seen since <see cref="Reset"/>: it belongs to one model and one thread at a time. For the
/// mean of a number per row derive from <see cref="MeanMetric"/>. Source: <c>keras.metrics.Metric</c> of Keras 3.16.
/// </remarks>
public abstract class Metric
{
    private float _result;

    /// <summary>Makes a metric that has seen nothing.</summary>
    /// <param name="name">
    /// The name unless <see cref="Name"/> is set: Keras's for the metric, such as <c>accuracy</c>.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    protected Metric(string name) => Name = name;

    /// <summary>
    /// The name under which histories and progress show it. Default: the name Keras gives the metric.
    /// </summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(Name));
            field = value;
        }
    }

    /// <summary>The value over all that was seen since the last <see cref="Reset"/>; 0 before anything was.</summary>
    /// <exception cref="InvalidOperationException">
    /// The metric gives several numbers: read <see cref="Results"/>.
    /// </exception>
    public abstract float Result { get; }

    /// <summary>
    /// All numbers of the metric, in order; most metrics have but the one <see cref="Result"/>. They stay until the
    /// metric is asked, updated or reset again. One of several per class has none before anything was seen.
    /// </summary>
    public virtual ReadOnlySpan<float> Results => Only(Result);

    /// <summary>
    /// Whether greater values are better; <see langword="null"/> if that is not known, as of a count. Callbacks that
    /// watch the metric follow it unless their <see cref="MonitorMode"/> says otherwise.
    /// Default: <see langword="null"/>.
    /// </summary>
    public virtual bool? HigherIsBetter => null;

    /// <summary>Forgets what was seen.</summary>
    public abstract void Reset();

    /// <summary>
    /// How many <see cref="Results"/> there are once predictions were seen. Pure. Default: 1. Several appear in a
    /// training log as <c>name_0</c>, <c>name_1</c>, ….
    /// </summary>
    /// <param name="predictions">The shape of the predictions; the first axis may be unknown.</param>
    public virtual int ResultCount(Shape predictions) => 1;

    /// <summary>
    /// Checks that targets fit predictions; the only place that does. Default: they must have the same shape, rank 2 or
    /// more.
    /// </summary>
    /// <param name="targets">The shape of the targets; the first axis may be unknown.</param>
    /// <param name="predictions">The shape of the predictions; the first axis may be unknown.</param>
    /// <exception cref="ShapeException">
    /// They do not fit. Nothing is broadcast: the message says what to reshape.
    /// </exception>
    public virtual void CheckShapes(Shape targets, Shape predictions) =>
        TargetShapes.CheckEqual(ToString(), targets, predictions);

    /// <summary>Takes a batch into account.</summary>
    /// <param name="targets">What should have been predicted.</param>
    /// <param name="predictions">What was predicted, rank 2 or more.</param>
    /// <param name="sampleWeights">
    /// One weight for each sample, <c>(batch)</c>, or for each row, the predictions' shape without its last axis;
    /// <see langword="null"/> weighs all 1.
    /// </param>
    /// <exception cref="ShapeException">The shapes do not fit each other.</exception>
    public void Update(Tensor targets, Tensor predictions, Tensor? sampleWeights = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(predictions);
        CheckShapes(targets.Shape, predictions.Shape);
        SampleWeights.Check(ToString(), sampleWeights?.Shape, Rows(targets.Shape, predictions.Shape));
        ReadOnlySpan<float> weights = sampleWeights is null ? default : sampleWeights.Span;
        Update(targets.Span, predictions.Span, weights, targets.Shape, predictions.Shape);
    }

    /// <summary>
    /// What was seen since the last <see cref="Reset"/>, in numbers, for <see cref="BackupAndRestore"/> to save in the
    /// middle of an epoch. Default: none, so that a training which goes on there has the rest of the epoch alone in
    /// this metric.
    /// </summary>
    protected internal virtual double[] SaveState() => [];

    /// <summary>Takes back what <see cref="SaveState"/> gave; comes after <see cref="Reset"/>.</summary>
    /// <param name="state">The numbers.</param>
    /// <exception cref="InvalidDataException">There are more or fewer than this metric gives.</exception>
    protected internal virtual void LoadState(ReadOnlySpan<double> state) =>
        MetricOptions.CheckState(ToString(), state, 0);

    /// <summary>The type and the name, such as <c>BinaryAccuracy "accuracy"</c>.</summary>
    public override string ToString() => $"{GetType().Name} \"{Name}\"";

    /// <summary>Takes a batch into account whose shapes have been checked. Allocates nothing.</summary>
    /// <param name="targets">The targets, row-major.</param>
    /// <param name="predictions">The predictions, row-major.</param>
    /// <param name="sampleWeights">One weight for each sample or for each row; empty if all weigh 1.</param>
    /// <param name="targetShape">The targets' shape; the first axis may be unknown and follows from the length.</param>
    /// <param name="predictionShape">
    /// The predictions' shape; the first axis may be unknown and follows from the length.
    /// </param>
    protected internal abstract void Update(
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> sampleWeights,
        Shape targetShape,
        Shape predictionShape);

    /// <summary>The shape of what a weight may be given for, apart from samples.</summary>
    private protected virtual Shape Rows(Shape targets, Shape predictions) => TargetShapes.Rows(predictions);

    /// <summary>One number as <see cref="Results"/>.</summary>
    private protected ReadOnlySpan<float> Only(float result)
    {
        _result = result;
        return new ReadOnlySpan<float>(in _result);
    }

    /// <summary>The one number of a metric that may have several; 0 before there is any.</summary>
    private protected float Single(ReadOnlySpan<float> results) => results.Length switch
    {
        0 => 0,
        1 => results[0],
        int count => throw new InvalidOperationException(
            $"{this} gives {count} numbers, so there is no one Result. Read Results instead."),
    };
}
