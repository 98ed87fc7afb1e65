using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>
/// The area under a curve that probabilities draw as the threshold between 0 and 1 moves; 1 is the best.
/// </summary>
/// <remarks>
/// <para>Targets, 0 or anything else for 1, and probabilities of the same shape <c>(batch, …, values)</c>; each value
/// counts for itself. The area is that of a curve through some thresholds, so it is as exact as they are many. 0 where
/// no target is 1 or, for the ROC curve, none is 0.</para>
/// <para>Source: <c>keras.metrics.AUC</c> of Keras 3.16.</para>
/// </remarks>
public sealed class Auc() : Metric("auc")
{
    private ThresholdCounts? _counts;
    private float[] _probabilities = [];
    private float[]? _labelWeights;
    private int? _count;

    /// <summary>
    /// How many thresholds there are, evenly spaced from 0 to 1, at least 2; with <see cref="Thresholds"/> those and
    /// the two ends. Default: 200.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 2.</exception>
    /// <exception cref="ArgumentException">There are <see cref="Thresholds"/>, of another number.</exception>
    public int NumThresholds { get => Thresholds?.Count + 2 ?? _count ?? 200; init => CheckCount(_count = value); }

    /// <summary>
    /// The thresholds between the ends, one or more from 0 to 1, in place of <see cref="NumThresholds"/> even ones.
    /// Default: <see langword="null"/>.
    /// </summary>
    /// <exception cref="ArgumentException">There is no threshold, or another number was asked for.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A threshold is not from 0 to 1.</exception>
    public IReadOnlyList<float>? Thresholds
    {
        get;
        init
        {
            field = value is null ? null : [.. MetricOptions.Thresholds(value).Order()];
            CheckCount(_count);
        }
    }

    /// <summary>The curve. Default: <see cref="AucCurve.Roc"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public AucCurve Curve { get; init => field = Guard.Defined(value); } = AucCurve.Roc;

    /// <summary>
    /// What the curve is taken to be between two thresholds. Default: <see cref="AucSummation.Interpolation"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public AucSummation SummationMethod { get; init => field = Guard.Defined(value); } = AucSummation.Interpolation;

    /// <summary>
    /// Whether each label, a place on the last axis of predictions <c>(batch, labels)</c>, has its own curve and the
    /// result is the mean of their areas. Default: <see langword="false"/>, one curve for all.
    /// </summary>
    public bool MultiLabel { get; init; }

    /// <summary>
    /// What each label counts, one weight for each place on the last axis: with <see cref="MultiLabel"/> in the mean of
    /// the areas, else in the one curve. Finite and not negative. Default: <see langword="null"/>, all the same.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public IReadOnlyList<float>? LabelWeights
    {
        get => _labelWeights;
        init => _labelWeights = value?.Select(weight => Guard.NotNegative(weight, nameof(LabelWeights))).ToArray();
    }

    /// <summary>
    /// Whether predictions are logits, to which the metric applies a sigmoid, instead of probabilities. Default:
    /// <see langword="false"/>.
    /// </summary>
    public bool FromLogits { get; init; }

    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    /// <inheritdoc/>
    public override float Result
    {
        get
        {
            double sum = 0, total = 0;
            for (int label = 0; label < _counts?.Labels; label++)
            {
                double weight = MultiLabel && _labelWeights is { } weights ? weights[label] : 1;
                sum += weight * CurveArea.Measure(_counts.Read(label), Curve, SummationMethod);
                total += weight;
            }

            return (float)Confusion.Ratio(sum, total);
        }
    }

    /// <inheritdoc/>
    public override void CheckShapes(Shape targets, Shape predictions)
    {
        base.CheckShapes(targets, predictions);
        if (MultiLabel)
        {
            MetricOptions.CheckRank2(ToString(), predictions, "labels");
        }

        if (_labelWeights is { } weights && weights.Length != predictions[^1])
        {
            throw new ShapeException(
                $"{this} expects predictions of {weights.Length} labels on the last axis, as many as its " +
                $"LabelWeights, but got shape {predictions} with {predictions[^1]}. Give one weight for each label.",
                actual: predictions);
        }
    }

    /// <inheritdoc/>
    public override void Reset() => _counts?.Clear();

    /// <inheritdoc/>
    protected internal override double[] SaveState() => _counts?.SaveState() ?? [];

    /// <inheritdoc/>
    protected internal override void LoadState(ReadOnlySpan<double> state)
    {
        // How many labels there are only data tells, so that the state of none has room for one.
        int ofLabel = 2 * (NumThresholds + 1);
        int labels = MultiLabel ? Math.Max(1, state.Length / ofLabel) : 1;
        CountsFor(labels).LoadState(ToString(), state);
    }

    /// <inheritdoc/>
    protected internal override void Update(
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> sampleWeights,
        Shape targetShape,
        Shape predictionShape)
    {
        ArgumentNullException.ThrowIfNull(predictionShape);
        int size = predictionShape[^1], rows = predictions.Length / size;
        int labels = MultiLabel ? size : 1;
        if (_counts is { IsEmpty: false } seen && seen.Labels != labels)
        {
            throw MetricOptions.OtherSize(ToString(), seen.Labels, predictionShape);
        }

        ThresholdCounts counts = CountsFor(labels);
        ReadOnlySpan<float> probabilities = FromLogits ? Sigmoid(predictions) : predictions;
        RowWeights weights = new(sampleWeights, rows);
        for (int i = 0; i < probabilities.Length; i++)
        {
            int label = i % size;
            double weight = weights[i / size];
            weight *= !MultiLabel && _labelWeights is { } labelWeights ? labelWeights[label] : 1;
            counts.Add(targets[i] != 0, probabilities[i], weight, MultiLabel ? label : 0);
        }
    }

    private ThresholdCounts CountsFor(int labels)
    {
        if (_counts?.Labels != labels)
        {
            float[] thresholds = Thresholds is { } own ? [0, .. own, 1] : ThresholdCounts.Even(NumThresholds);
            _counts = new ThresholdCounts(ThresholdCounts.WithEnds(thresholds), labels);
        }

        return _counts;
    }

    private ReadOnlySpan<float> Sigmoid(ReadOnlySpan<float> logits)
    {
        if (_probabilities.Length < logits.Length)
        {
            _probabilities = new float[logits.Length];
        }

        Span<float> probabilities = _probabilities.AsSpan(0, logits.Length);
        Elementwise.Forward(default(SigmoidFormula), logits, probabilities);
        return probabilities;
    }

    private void CheckCount(int? count, [CallerMemberName] string name = "")
    {
        if (count < 2)
        {
            throw new ArgumentOutOfRangeException(name, count, $"{name} expects 2 or more, but got {count}.");
        }

        if (Thresholds is { } own && count is not null && own.Count + 2 != count)
        {
            throw new ArgumentException(
                $"Auc expects either NumThresholds or Thresholds, but got both, {count} and {own.Count} with two " +
                "ends. Set one of them.",
                name);
        }
    }
}
