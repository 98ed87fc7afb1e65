using DenseLayers.Execution;

namespace DenseLayers.Tests.Execution;

public class PredictorTests
{
    [Fact]
    public void SamplesIn_Length_CountsWholeSamples()
    {
        Predictor predictor = Predictor(new Sequential([2, 3]) { new Flatten() });
        predictor.SamplesIn(12).Should().Be(2);
        predictor.SamplesIn(0).Should().Be(0);
        predictor.SamplesIn(7).Should().Be(-1);
        predictor.OutputSize.Should().Be(6);
        predictor.OutputShapes.Should().ContainSingle().Which.Should().Equal(Shape.Unknown, 6);
    }

    [Fact]
    public void SamplesIn_SamplesWithoutValues_CannotBeCounted() =>
        Predictor(new Sequential([0]) { new Flatten() }).SamplesIn(1).Should().Be(-1);

    [Fact]
    public void Run_FilledOutput_IsOverwritten()
    {
        Sequential model = new([3]) { new Dense(4, Activation.Relu) };
        float[] y = new float[8], expected = new float[8];
        Array.Fill(y, float.NaN);
        Predictor predictor = Predictor(model);
        predictor.Run(Numbers.Some(6), y, 2, threads: 1);
        predictor.Run(Numbers.Some(6), expected, 2, threads: 1);
        y.Should().Equal(expected);
        y.Should().NotContain(value => float.IsNaN(value));
    }

    [Fact]
    public void Run_Input_IsLeftAlone()
    {
        float[] x = Numbers.Some(6);
        Sequential model = new([3]) { new ActivationLayer(Activation.Relu), new Dense(4) };
        Predictor(model).Run(x, new float[8], 2, threads: 1);
        x.Should().Equal(Numbers.Some(6));
    }

    private static Predictor Predictor(Model model) =>
        new(PlanBuilder.Build(model.Graph, model.InputShapes, training: false));
}
