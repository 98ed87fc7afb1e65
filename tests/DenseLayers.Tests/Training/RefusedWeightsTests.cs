using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

/// <summary>Weights that training refuses before anything changes.</summary>
public class RefusedWeightsTests
{
    private static readonly Tensor _x = Numbers.Tensor([6, 3], 1), _y = new([6, 3]), _weights = new([6]);
    private static readonly Dictionary<int, float> _classes = new() { [0] = 2, [1] = 0.5f, [2] = 3 };

    [Fact]
    public void WeightedMetrics_AlsoInMetrics_IsRefused()
    {
        CategoricalAccuracy metric = new();
        Action compile = () => new Sequential([3]) { new Dense(3) }.Compile(
            new Sgd(), new OutputLoss(new MeanSquaredError()) { Metrics = [metric], WeightedMetrics = [metric] });
        compile.Should().Throw<ArgumentException>().WithMessage("*expects each metric once*");
    }

    [Fact]
    public void SampleWeights_NotFinite_AreRefused() => Refused<ArgumentException>(
        new FitOptions { SampleWeights = [new Tensor([6], [1f, 1f, float.NaN, 1f, 1f, 1f])] },
        "Sequential \"sequential\" expects sample weights that are finite, but got NaN at index 2 of shape (6,). " +
        "Give 0 to leave a sample out.");

    [Fact]
    public void SampleWeights_AnotherShape_AreRefused() => Refused<ShapeException>(
        new FitOptions { SampleWeights = [new Tensor([5])] },
        "Sequential \"sequential\" expects one sample weight for each row, shape (6,), but got shape (5,). " +
        "Give weights of that shape, or none.");

    [Fact]
    public void SampleWeights_WrongNumber_AreRefused() => Refused<ArgumentException>(
        new FitOptions { SampleWeights = [_weights, _weights] },
        "Sequential \"sequential\" expects sample weights for each of its 1 outputs, but got 2. " +
        "Give one tensor or null an output, or none at all.*");

    [Fact]
    public void ClassWeights_WithSampleWeights_AreRefused() => Refused<ArgumentException>(
        new FitOptions { SampleWeights = [_weights], ClassWeights = _classes },
        "Sequential \"sequential\" expects class weights or sample weights, but got both. Multiply them into sample " +
        "weights.*");

    [Fact]
    public void ClassWeights_NotFinite_AreRefused() => Refused<ArgumentException>(
        new FitOptions { ClassWeights = new Dictionary<int, float> { [1] = float.NaN } },
        "Sequential \"sequential\" expects class weights that are finite, but got NaN for class 1. Give a number, or " +
        "leave the class out to count it 1.*");

    [Fact]
    public void ClassWeights_TargetsThatAreNoClasses_AreRefused()
    {
        Action fit = () => Compiled(features: 1).Fit(
            new Tensor([2, 1]), new Tensor([2, 1], [1f, 0.5f]), options: new FitOptions { ClassWeights = _classes });
        fit.Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"sequential\" expects class ids to weigh the samples by, but got target 0.5 at index 1. " +
            "Class weights are for classification: give sample weights instead.");
    }

    [Fact]
    public void ClassWeights_ClassesAtEachPosition_AreRefused()
    {
        Sequential model = new([2, 3]) { new Dense(3) };
        model.Compile(new Sgd(), new MeanSquaredError());
        Action fit = () => model.Fit(
            new Tensor([4, 2, 3]), new Tensor([4, 2, 3]), options: new FitOptions { ClassWeights = _classes });
        fit.Should().Throw<ShapeException>().WithMessage(
            "Sequential \"sequential\" expects one class for each sample to weigh it by, in targets of rank 1 or 2, " +
            "but got shape (4, 2, 3). Give sample weights instead.");
    }

    [Fact]
    public void ClassWeights_TwoOutputs_AreRefused()
    {
        SymbolicTensor input = Model.Input([3]);
        FunctionalModel model = new([input], [new Dense(3).Apply(input), new Dense(3).Apply(input)]);
        model.Compile(new Sgd(), new OutputLoss(new MeanSquaredError()), new OutputLoss(new MeanSquaredError()));
        Action fit = () => model.Fit([_x], [_y, _y], options: new FitOptions { ClassWeights = _classes });
        fit.Should().Throw<ArgumentException>().WithMessage(
            "FunctionalModel \"functional\" expects class weights for one output, but has 2. Give sample weights for " +
            "each instead.*");
    }

    private static void Refused<T>(FitOptions options, string message)
        where T : Exception
    {
        Sequential model = Compiled();
        model.Invoking(one => one.Fit(_x, _y, options: options)).Should().ThrowExactly<T>().WithMessage(message);
        model.IsBuilt.Should().BeFalse();
        model.History.Should().BeNull();
    }

    private static Sequential Compiled(int features = 3)
    {
        Sequential model = new([features]) { new Dense(features) };
        model.Compile(new Sgd(0.1f), new MeanSquaredError());
        return model;
    }
}
