using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Losses;

/// <summary>What holds of all losses of the library.</summary>
public class EveryLossTests
{
    // Predictions that all of them take, and targets that all take which are not class ids.
    private static readonly float[] _predictions = [0.6f, 0.8f, 0.8f, 0.6f, 0.28f, 0.96f, 0.3f, 0.7f];
    private static readonly float[] _targets = [1, 0, 0, 1, 1, 0, 1, 0];
    private static readonly float[] _ids = [1, 0, 0, 1];

    private static readonly Loss[] _losses =
    [
        new BinaryCrossentropy(), new BinaryCrossentropy { FromLogits = true }, new BinaryFocalCrossentropy(),
        new BinaryFocalCrossentropy { FromLogits = true }, new CategoricalCrossentropy(),
        new CategoricalCrossentropy { FromLogits = true }, new CategoricalFocalCrossentropy(),
        new CategoricalFocalCrossentropy { FromLogits = true }, new CategoricalGeneralizedCrossEntropy(),
        new CategoricalHinge(), new Circle(), new CosineSimilarity(), new Dice { Axes = [-1] }, new Dice(), new Hinge(),
        new Huber(), new KLDivergence(), new LogCosh(), new MeanAbsoluteError(), new MeanAbsolutePercentageError(),
        new MeanSquaredError(), new MeanSquaredLogarithmicError(), new Poisson(), new SparseCategoricalCrossentropy(),
        new SquaredHinge(), new Tversky(), new Tversky { Axes = [1] },
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, _losses.Length)];

    [Fact]
    public void All_ListsEveryLoss() =>
        _losses.Select(loss => loss.GetType()).Distinct().Should().BeEquivalentTo(
            typeof(Loss).Assembly.GetExportedTypes()
                .Where(type => type.IsSubclassOf(typeof(Loss)) && !type.IsAbstract));

    [Theory]
    [MemberData(nameof(All))]
    public void Forward_NaNPrediction_ComesThrough(int index)
    {
        Loss loss = _losses[index];
        float[] predictions = [.. _predictions];
        predictions[1] = float.NaN;

        Tensor losses = loss.ComputeEach(Targets(loss, 4), new Tensor([4, 2], predictions));
        Tensor gradient = loss.ComputeGradient(Targets(loss, 4), new Tensor([4, 2], predictions));

        float.IsNaN(losses.Span[0]).Should().BeTrue();
        gradient.Span.ToArray().Should().Contain(value => float.IsNaN(value));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Forward_EmptyBatch_GivesNoRows(int index)
    {
        Loss loss = _losses[index];
        Tensor predictions = new([0, 2]), targets = new(Targets(loss, 4).Rank == 1 ? [0] : [0, 2]);

        Tensor losses = loss.ComputeEach(targets, predictions);

        losses.Length.Should().Be(losses.Rank == 0 ? 1 : 0);
        loss.ComputeGradient(targets, predictions).Length.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Backward_MemoryInUse_IsOverwritten(int index)
    {
        Loss loss = _losses[index];
        Tensor targets = Targets(loss, 4), predictions = new([4, 2], _predictions);
        float[] losses = Filled(4), gradient = Filled(8), weights = [0.25f, 0.25f, 0.25f, 0.25f];

        loss.Forward(targets.Span, predictions.Span, losses, predictions.Shape);
        loss.Backward(targets.Span, predictions.Span, weights, gradient, predictions.Shape);

        losses.Should().OnlyContain(value => float.IsFinite(value));
        gradient.Should().OnlyContain(value => float.IsFinite(value));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void EvaluateAndBackward_Warm_AllocateNothing(int index)
    {
        Loss loss = _losses[index];
        Tensor targets = Targets(loss, 4), predictions = new([4, 2], _predictions);
        Shape shape = [Shape.Unknown, 2];
        Shape inferred = loss.InferLossShape(targets.Shape, predictions.Shape);
        float[] losses = new float[inferred.ElementCount], weights = new float[losses.Length], gradient = new float[8];
        long allocated = 0;
        for (int run = 0; run < 2; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            _ = loss.Evaluate(targets.Span, predictions.Span, [1, 2, 3, 4], losses, weights, shape);
            loss.Backward(targets.Span, predictions.Span, weights, gradient, shape);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        allocated.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void InferLossShape_TargetsOfAnotherBatch_AreRefused(int index)
    {
        Loss loss = _losses[index];
        Action infer = () => loss.InferLossShape(Targets(loss, 3).Shape, [4, 2]);
        infer.Should().Throw<ShapeException>().WithMessage(
            $"{loss.GetType().Name} expects *for each of the 4 samples.");
    }

    private static Tensor Targets(Loss loss, int count) =>
        loss is SparseCategoricalCrossentropy or CategoricalGeneralizedCrossEntropy or Circle
            ? new Tensor([count], _ids.AsSpan(0, count))
            : new Tensor([count, 2], _targets.AsSpan(0, 2 * count));

    private static float[] Filled(int count) => [.. Enumerable.Repeat(float.NaN, count)];
}
