using DenseLayers.Training;

namespace DenseLayers.Tests.Execution;

/// <summary>
/// An activity regularizer counts wherever it is set: on layers, input layers, views, models inside and outermost.
/// </summary>
public sealed class PenaltyTests
{
    // Two samples of (1, 2): the sum of squares is 10, divided by the batch size 5.
    private static readonly Tensor _x = Tensor.FromArray(new float[,] { { 1, 2 }, { 1, 2 } });

    [Fact]
    public void ActivityRegularizer_OnAFunctionalModel_AddsToTheLoss()
    {
        SymbolicTensor input = Model.Input([2]);
        FunctionalModel model = new([input], [Identity().Apply(input)]) { ActivityRegularizer = new L2(1) };
        Loss(model).Should().Be(5);
    }

    [Fact]
    public void ActivityRegularizer_OnAModelInside_AddsToTheLoss()
    {
        SymbolicTensor input = Model.Input([2]);
        FunctionalModel inner = new([input], [Identity().Apply(input)]) { ActivityRegularizer = new L2(1) };
        Loss(new Sequential([2]) { inner }).Should().Be(5);
    }

    [Fact]
    public void ActivityRegularizer_OnAnInputLayer_AddsToTheLoss() =>
        Loss(new Sequential { new InputLayer([2]) { ActivityRegularizer = new L2(1) }, Identity() }).Should().Be(5);

    [Fact]
    public void ActivityRegularizer_OnAView_AddsToTheLoss() =>
        Loss(new Sequential([2]) { Identity(), new Flatten { ActivityRegularizer = new L2(1) } }).Should().Be(5);

    [Fact]
    public void ActivityRegularizer_InsideTimeDistributed_IsDividedByTheOuterBatch()
    {
        Sequential model = new([2]) { new Reshape([2, 1]), new TimeDistributed(Scaled(1)), new Flatten() };
        Loss(model).Should().Be(5);
    }

    [Fact]
    public void TimeDistributed_AxisOfNoSize_KeepsTheSteps()
    {
        Sequential model = new([0, 3])
        {
            new TimeDistributed(new Dense(2)), new Flatten(), new Dense(1) { BiasInitializer = Initializer.Ones },
        };
        model.Predict(new Tensor([3, 0, 3])).Span.ToArray().Should().Equal(1, 1, 1);
    }

    private static Dense Identity() => new(2) { KernelInitializer = Initializer.Identity };

    private static Dense Scaled(int units) =>
        new(units) { KernelInitializer = Initializer.Ones, ActivityRegularizer = new L2(1) };

    private static float Loss(Model model)
    {
        model.Compile(new Sgd(), new MeanSquaredError());
        return model.Evaluate(_x, _x).Loss;
    }
}
