using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>
/// What metrics have in common that compare where a class is predicted with where it is: intersection over union.
/// </summary>
/// <remarks>
/// <para>Of a class it is <c>true positives / (true positives + false positives + false negatives)</c>; the result is
/// the mean over <see cref="TargetClassIds"/>, in which a class that was neither seen nor predicted does not
/// count.</para>
/// <para>Class ids are whole numbers from 0 to <see cref="NumClasses"/> - 1; of scores, <c>(batch, …, classes)</c>, the
/// greatest counts, the first of equal ones. Weights count with their fractions; Keras, which counts in whole numbers
/// here unless told otherwise, cuts the fractions off.</para>
/// </remarks>
public abstract class IoUMetric : Metric
{
    private readonly ConfusionMatrix _matrix;

    private protected IoUMetric(string name, int numClasses, ReadOnlySpan<int> targetClassIds)
        : base(name)
    {
        NumClasses = Guard.Positive(numClasses, nameof(numClasses));
        TargetClassIds = CheckTargetClasses(targetClassIds, numClasses);
        _matrix = new ConfusionMatrix(numClasses);
    }

    /// <summary>How many classes there are.</summary>
    public int NumClasses { get; }

    /// <summary>The classes whose mean is taken.</summary>
    public IReadOnlyList<int> TargetClassIds { get; }

    /// <summary>
    /// A class id that says "no target here", often 255 or -1; need not be a class. What is predicted there does not
    /// count. Default: <see langword="null"/>, every target counts.
    /// </summary>
    public int? IgnoreClass { get; init; }

    /// <inheritdoc/>
    public sealed override bool? HigherIsBetter => true;

    /// <inheritdoc/>
    public sealed override float Result => (float)_matrix.IntersectionOverUnion(TargetClassIds);

    private protected virtual bool TargetsAreIds => true;

    private protected virtual bool PredictionsAreIds => true;

    /// <inheritdoc/>
    public sealed override void Reset() => _matrix.Clear();

    /// <inheritdoc/>
    protected internal sealed override double[] SaveState() => _matrix.SaveState();

    /// <inheritdoc/>
    protected internal sealed override void LoadState(ReadOnlySpan<double> state) =>
        _matrix.LoadState(ToString(), state);

    /// <inheritdoc/>
    public sealed override void CheckShapes(Shape targets, Shape predictions)
    {
        if (TargetsAreIds == PredictionsAreIds)
        {
            base.CheckShapes(targets, predictions);
        }
        else if (TargetsAreIds)
        {
            TargetShapes.CheckClassIds(ToString(), targets, predictions, nameof(OneHotIoU));
        }
        else
        {
            CheckOneHot(targets, predictions);
        }

        if (!PredictionsAreIds && predictions[^1] != NumClasses)
        {
            throw new ShapeException(
                $"{this} expects scores of {NumClasses} classes, its NumClasses, on the last axis of predictions, " +
                $"but got shape {predictions} with {predictions[^1]}. Make the metric for as many classes as are " +
                "predicted, or set SparsePredictions if these are class ids.",
                expected: predictions.WithLast(NumClasses),
                actual: predictions);
        }
    }

    /// <summary>The class id that a prediction stands for which is no score of a class.</summary>
    private protected virtual float ToClassId(float prediction) => prediction;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A class id is none; nothing is counted then.</exception>
    protected internal sealed override void Update(
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> sampleWeights,
        Shape targetShape,
        Shape predictionShape)
    {
        ArgumentNullException.ThrowIfNull(predictionShape);
        int targetSize = TargetsAreIds ? 1 : NumClasses, predictionSize = PredictionsAreIds ? 1 : NumClasses;
        int count = predictions.Length / predictionSize, rows = predictions.Length / predictionShape[^1];
        CheckIds(targets, predictions);
        RowWeights weights = new(sampleWeights, rows);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> target = targets.Slice(i * targetSize, targetSize);
            ReadOnlySpan<float> scores = predictions.Slice(i * predictionSize, predictionSize);
            int targetClass = TargetsAreIds ? (int)target[0] : Ranking.IndexOfGreatest(target);
            int predicted = PredictionsAreIds ? (int)ToClassId(scores[0]) : Ranking.IndexOfGreatest(scores);
            if (targetClass != IgnoreClass)
            {
                _matrix.Add(targetClass, predicted, weights[i / (count / rows)]);
            }
        }
    }

    private static int[] CheckTargetClasses(ReadOnlySpan<int> ids, int numClasses)
    {
        if (ids.IsEmpty)
        {
            throw new ArgumentException(
                "targetClassIds expects one class id or more, but got none.", nameof(ids));
        }

        foreach (int id in ids)
        {
            Guard.InRange(id, 0, numClasses - 1, "targetClassIds");
        }

        return ids.ToArray();
    }

    private void CheckOneHot(Shape targets, Shape predictions)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(predictions);
        Shape ids = Shape.Create([.. targets.AsSpan()[..Math.Max(0, targets.Rank - 1)], 1]);
        if (targets.Rank < 2 || targets[^1] != NumClasses || !ids.Accepts(predictions))
        {
            throw new ShapeException(
                $"{this} expects one-hot targets (…, {NumClasses}) and class ids as predictions (…, 1), but got " +
                $"targets of shape {targets} and predictions of shape {predictions}. Reshape them, or set " +
                "SparsePredictions to false if the predictions are scores of classes.",
                actual: targets);
        }
    }

    private void CheckIds(ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions)
    {
        for (int i = 0; TargetsAreIds && i < targets.Length; i++)
        {
            CheckId(targets[i], i, "targets", targets[i] == IgnoreClass);
        }

        for (int i = 0; PredictionsAreIds && i < predictions.Length; i++)
        {
            // What is predicted where there is no target is passed over, whatever it is.
            bool ignored = TargetsAreIds && targets[i] == IgnoreClass;
            CheckId(ToClassId(predictions[i]), i, "predictions", ignored);
        }
    }

    private void CheckId(float id, int index, string what, bool ignored)
    {
        if (!ignored && !(id >= 0 && id < NumClasses && id == MathF.Truncate(id)))
        {
            string mend = what == "targets"
                ? "make the metric for more classes, or set IgnoreClass to pass it over."
                : "make the metric for more classes, or set SparsePredictions to false for scores of classes.";
            throw new ArgumentException(
                $"{this} expects class ids, whole numbers from 0 to {NumClasses - 1}, but got {id} at index {index} " +
                $"of the {what}. Mend the {what}, {mend}",
                what);
        }
    }
}
