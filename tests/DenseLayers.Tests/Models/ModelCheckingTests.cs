using DenseLayers.Training;

namespace DenseLayers.Tests.Models;

/// <summary>What training refuses, before anything changes.</summary>
public class ModelCheckingTests
{
    private static readonly Tensor _x = Numbers.Tensor([10, 3], 1);
    private static readonly Tensor _y = new([10, 1], [0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f]);

    [Fact]
    public void Fit_NotCompiled_Throws()
    {
        Sequential model = new([3]) { new Dense(1) };
        Action fit = () => model.Fit(_x, _y), evaluate = () => model.Evaluate(_x, _y);
        fit.Should().Throw<InvalidOperationException>().WithMessage(
            "Sequential \"sequential\" is not compiled. Call Compile with an optimizer and a loss before Fit.");
        evaluate.Should().Throw<InvalidOperationException>().WithMessage(
            "Sequential \"sequential\" is not compiled. Call Compile with an optimizer and a loss before Evaluate.");
    }

    [Theory]
    [InlineData(0, 1, "epochs")]
    [InlineData(1, 0, "batchSize")]
    public void Fit_EpochsOrBatchBelow1_Throws(int epochs, int batchSize, string name)
    {
        Action act = () => Compiled().Fit(_x, _y, epochs, batchSize);
        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(name);
    }

    [Fact]
    public void Fit_DifferentLengths_Throws()
    {
        Action act = () => Compiled().Fit(_x, _y.Slice(0, 8));
        act.Should().Throw<ShapeException>().WithMessage(
            "Sequential \"sequential\" expects as many targets as samples, but got 10 samples, shape (10, 3), " +
            "and 8 targets, shape (8, 1). Cut them to one length.");
    }

    [Fact]
    public void Fit_TargetsOfRank1AgainstOneUnit_ThrowsAndNamesTheMend()
    {
        Action act = () => Compiled().Fit(_x, _y.Reshape([10]));
        act.Should().Throw<ShapeException>().WithMessage(
            "MeanSquaredError expects targets of the predictions' shape (10, 1), but got targets of shape (10,). " +
            "Nothing is broadcast: reshape the targets to (10, 1).");
    }

    [Fact]
    public void Fit_LabelOutOfRange_ThrowsBeforeAnythingChanges()
    {
        Sequential model = new([3], seed: 1) { new Dense(5, Activation.Softmax) };
        model.Compile(new Sgd(), new SparseCategoricalCrossentropy());
        Action act = () => model.Fit(_x, _y.Reshape([10]));
        act.Should().Throw<ArgumentException>().WithMessage(
            "SparseCategoricalCrossentropy expects class ids, whole numbers from 0 to 4, but got 5 at index 5*");
        model.IsBuilt.Should().BeFalse();
        model.History.Should().BeNull();
    }

    [Fact]
    public void Fit_LabelPerPictureAgainstOnePerPixel_NamesFlatten()
    {
        Sequential model = new([2, 2, 3]) { new Dense(5, Activation.Softmax) };
        model.Compile(new Sgd(), new SparseCategoricalCrossentropy());
        Action act = () => model.Fit(new Tensor([10, 2, 2, 3]), new Tensor([10]));
        act.Should().Throw<ShapeException>().WithMessage("*put a Flatten before the last Dense*");
    }

    [Fact]
    public void Fit_ConstraintThatDoesNotFit_ThrowsBeforeAnythingChanges()
    {
        Sequential model = new([3], seed: 1) { new Dense(1) { BiasConstraint = new MaxNorm { Axes = [1] } } };
        model.Compile(new Sgd(), new MeanSquaredError());
        Action fit = () => model.Fit(_x, _y);
        ShapeException refusal = fit.Should().Throw<ShapeException>().WithMessage(
            "Parameter \"dense/bias\": MaxNorm expects a parameter with axis 1, but got shape (1,) of rank 1. " +
            "Set Axes to axes of the parameter.*").Which;
        refusal.LayerName.Should().Be("dense");
        refusal.Actual.Should().Equal(1);
        model.Optimizer!.Iterations.Should().Be(0);
    }

    [Fact]
    public void Fit_NoSamples_Throws()
    {
        Action act = () => Compiled().Fit(new Tensor([0, 3]), new Tensor([0, 1]));
        act.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"sequential\" expects at least one sample, but got shape (0, 3). Give samples.*");
    }

    [Fact]
    public void Fit_WrongNumberOfTargets_Throws()
    {
        Action act = () => Compiled().Fit([_x], [_y, _y]);
        act.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"sequential\" expects targets for each of its 1 outputs, but got 2. " +
            "Give one tensor an output.*");
    }

    [Fact]
    public void Fit_WrongNumberOfInputs_Throws()
    {
        Action act = () => Compiled().Fit([_x, _x], [_y]);
        act.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"sequential\" expects 1 inputs, but got 2. Give one tensor for each input.*");
    }

    [Fact]
    public void Fit_BatchThatNoArrayHolds_NamesTheMend()
    {
        Sequential model = new([65536, 1], seed: 1) { new Dense(20000), new Dense(1) };
        model.Compile(new Sgd(), new MeanSquaredError());
        Tensor samples = new([2, 65536, 1]);
        Action fit = () => model.Fit(samples, samples);
        fit.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"sequential\" expects a batch whose values fit in one array of 2,147,483,591, " +
            "but those of 2 samples do not. Lower batchSize.*").WithParameterName("batchSize");
        model.Optimizer!.IsBuilt.Should().BeFalse();
    }

    [Fact]
    public void Fit_NoLayers_Throws()
    {
        Sequential model = new();
        model.Compile(new Sgd(), new MeanSquaredError());
        Action act = () => model.Fit(_x, _y);
        act.Should().Throw<InvalidOperationException>().WithMessage(
            "Sequential \"sequential\" has no layers. Call Add with at least one before it is used.");
    }

    [Fact]
    public void Fit_ValidationSplitThatLeavesNothing_ThrowsBeforeAnythingChanges()
    {
        Sequential model = Compiled();
        FitOptions options = new() { ValidationSplit = 0.5f };
        Action act = () => model.Fit(_x.Slice(0, 1), _y.Slice(0, 1), options: options);
        act.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"sequential\" expects samples for training and for validation, " +
            "but ValidationSplit 0.5 of 1 leaves 0 for training. Give more samples, or another ValidationSplit.*");
        model.IsBuilt.Should().BeFalse();
    }

    [Fact]
    public void Fit_ValidationDataAndSplit_Throws()
    {
        Action act = () => Compiled().Fit(
            _x, _y, options: new FitOptions { ValidationSplit = 0.5f, ValidationData = new ValidationData(_x, _y) });
        act.Should().Throw<ArgumentException>().WithMessage(
            "FitOptions expects ValidationData or ValidationSplit, but got both. Leave one out.*");
    }

    [Fact]
    public void Fit_ValidationDataThatDoesNotFit_ThrowsBeforeAnythingChanges()
    {
        Sequential model = Compiled();
        FitOptions options = new() { ValidationData = new ValidationData(_x, _y.Reshape([10])) };
        Action act = () => model.Fit(_x, _y, options: options);
        act.Should().Throw<ShapeException>().WithMessage("ValidationData: MeanSquaredError expects targets*");
        model.IsBuilt.Should().BeFalse();
    }

    [Fact]
    public void Fit_ValidationTargetOutOfRange_SaysWhereAndChangesNothing()
    {
        Sequential model = new([3]) { new Dense(1, Activation.Sigmoid) };
        model.Compile(new Sgd(), new BinaryCrossentropy());
        Tensor x = new([2, 3]), y = new([2, 1], [0, 1]), wrong = new([2, 1], [0, 2]);
        Action act = () => model.Fit(x, y, options: new FitOptions { ValidationData = new ValidationData(x, wrong) });
        act.Should().Throw<ArgumentException>()
            .WithMessage("ValidationData: BinaryCrossentropy expects targets from 0 to 1*");
        model.IsBuilt.Should().BeFalse();
    }

    [Fact]
    public void Fit_OptimizerOfAnotherModel_Throws()
    {
        Sgd optimizer = new();
        Sequential first = new([3]) { new Dense(1) }, second = new([3]) { new Dense(1) };
        first.Compile(optimizer, new MeanSquaredError());
        second.Compile(optimizer, new MeanSquaredError());
        first.Fit(_x, _y);
        Action act = () => second.Fit(_x, _y);
        act.Should().Throw<InvalidOperationException>().WithMessage(
            "Sgd expects the 2 parameters that it was built for*compile the model with a new optimizer.");
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
