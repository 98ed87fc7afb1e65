using DenseLayers.Training;

namespace DenseLayers.Tests.Models;

public class ModelCompilingTests
{
    [Fact]
    public void Compile_WrongNumberOfLosses_Throws()
    {
        SymbolicTensor x = Model.Input([3]);
        FunctionalModel model = new([x], [x, new Flatten().Apply(x)]);
        Action act = () => model.Compile(new Sgd(), new MeanSquaredError());
        act.Should().Throw<ArgumentException>().WithMessage(
            "FunctionalModel \"functional\" expects a loss for each of its 2 outputs, but got 1. " +
            "Give one OutputLoss an output.*");
        model.Optimizer.Should().BeNull();
    }

    [Fact]
    public void Compile_MetricGivenTwice_IsRefused()
    {
        BinaryAccuracy metric = new();
        Sequential model = new([3]) { new Dense(1) };
        Action compile = () => model.Compile(new Sgd(), new MeanSquaredError(), metric, metric);
        compile.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"sequential\" expects each metric once, but got BinaryAccuracy \"binary_accuracy\" twice, " +
            "which would add up what it sees in both places. Give each place a metric object of its own.*");
    }

    [Fact]
    public void Compile_MetricAtTwoOutputs_IsRefused()
    {
        SymbolicTensor input = Model.Input([3]);
        FunctionalModel model = new([input], [new Dense(1).Apply(input), new Dense(1).Apply(input)]);
        OutputLoss output = new(new MeanSquaredError()) { Metrics = [new BinaryAccuracy()] };
        Action compile = () => model.Compile(new Sgd(), output, output);
        compile.Should().Throw<ArgumentException>().WithMessage("*expects each metric once*");
        model.Optimizer.Should().BeNull();
    }

    [Fact]
    public void Compile_ReductionNone_IsRefused()
    {
        MeanSquaredError loss = new() { Reduction = Reduction.None };
        Action compile = () => new Sequential([3]) { new Dense(1) }.Compile(new Sgd(), loss);
        compile.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"sequential\" expects losses that come to one number to train on, but MeanSquaredError has " +
            "Reduction.None. Set Reduction.SumOverBatchSize, or Reduction.Sum to train on the sum.*");
    }
}
