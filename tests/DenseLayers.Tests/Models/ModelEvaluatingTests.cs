using DenseLayers.Training;

namespace DenseLayers.Tests.Models;

public class ModelEvaluatingTests
{
    private static readonly Tensor _x = Numbers.Tensor([10, 3], 1);
    private static readonly Tensor _y = new([10, 1], [0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f]);

    [Fact]
    public void Evaluate_MetricsOfOneName_AreNumbered()
    {
        Sequential model = new([3], seed: 1) { new Dense(1) };
        model.Compile(
            new Sgd(), new MeanSquaredError(), new BinaryAccuracy(), new BinaryAccuracy { Threshold = 0.9f },
            new BinaryAccuracy { Name = "binary_accuracy_1" });
        model.Evaluate(_x, _y).Log.Names.Should().Equal(
            "loss", "binary_accuracy", "binary_accuracy_2", "binary_accuracy_1");
    }

    [Fact]
    public void Evaluate_OutputsOfOneLayer_AreNumbered()
    {
        SymbolicTensor a = Model.Input([3]), b = Model.Input([3]);
        Dense shared = new(1);
        FunctionalModel model = new([a, b], [shared.Apply(a), shared.Apply(b)]);
        model.Compile(
            new Sgd(),
            new OutputLoss(new MeanSquaredError()) { Metrics = [new BinaryAccuracy()] },
            new OutputLoss(new MeanSquaredError()) { Metrics = [new BinaryAccuracy()] });
        model.Evaluate([_x, _x], [_y, _y]).Log.Names.Should().Equal(
            "loss", "dense_loss", "dense_1_loss", "dense_binary_accuracy", "dense_1_binary_accuracy");
    }

    [Fact]
    public void Evaluate_AnyBatchSize_GivesTheSame()
    {
        Sequential model = Compiled();
        float expected = model.Evaluate(_x, _y, batchSize: 10).Loss;
        for (int batchSize = 1; batchSize < 10; batchSize++)
        {
            model.Evaluate(_x, _y, batchSize).Loss.Should().BeApproximately(expected, 1e-4f);
        }
    }

    [Fact]
    public void Evaluate_Model_ChangesNothingAndDropsNothing()
    {
        Sequential model = new([3], seed: 1) { new Dropout(1), new Dense(1) { KernelInitializer = Initializer.Ones } };
        model.Compile(new Sgd(), new MeanSquaredError());
        int[] before = Numbers.Bits(model);
        Evaluation evaluation = model.Evaluate(new Tensor([1, 3], [1f, 2f, 3f]), new Tensor([1, 1], [4f]));
        evaluation.Loss.Should().Be(4);
        Numbers.Bits(model).Should().Equal(before);
        model.Optimizer!.Iterations.Should().Be(0);
    }

    [Fact]
    public void Evaluate_Regularizers_CountInTheLoss()
    {
        Sequential model = new([1])
        {
            new Dense(1)
            {
                KernelInitializer = Initializer.Ones,
                KernelRegularizer = new L1(2),
                ActivityRegularizer = new L1(3),
            },
        };
        model.Compile(new Sgd(), new MeanSquaredError());
        model.Evaluate(new Tensor([2, 1], [1f, 1f]), new Tensor([2, 1], [1f, 1f])).Loss.Should().Be(0 + 2 + 3);
    }

    [Fact]
    public void Evaluate_Cancelled_Throws()
    {
        Action act = () => Compiled().Evaluate(_x, _y, cancellationToken: new CancellationToken(canceled: true));
        act.Should().Throw<OperationCanceledException>();
    }

    private static Sequential Compiled()
    {
        Sequential model = new([3], seed: 1) { new Dense(4, Activation.Tanh), new Dense(1) };
        model.Compile(new Adam(0.01f), new MeanSquaredError(), new TargetMean());
        return model;
    }

    private sealed class TargetMean() : MeanMetric("mean")
    {
        protected override float Measure(ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions) => targets[0];
    }
}
