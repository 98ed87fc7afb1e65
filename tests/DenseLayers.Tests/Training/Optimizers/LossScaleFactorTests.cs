using DenseLayers.Training;

namespace DenseLayers.Tests.Training.Optimizers;

/// <summary>Gradients are scaled on their way back and divided again before the step.</summary>
public class LossScaleFactorTests
{
    [Fact]
    public void Take_LossScaleFactor_DividesBeforeClipping()
    {
        Stepping.Run(new Sgd(1) { LossScaleFactor = 4 }, [0], [8]).Should().Equal(-2);
        Stepping.Run(new Sgd(1) { LossScaleFactor = 4, ClipValue = 3 }, [0, 0], [8, 40]).Should().Equal(-2, -3);
    }

    [Fact]
    public void Fit_LossScaleFactor_TrainsTheSame()
    {
        float[] plain = Train(new Sgd()), scaled = Train(new Sgd { LossScaleFactor = 1024 });
        scaled.Should().Equal(plain);
    }

    [Fact]
    public void Fit_LossScaleFactor_ScalesGradientsOnTheirWayBack()
    {
        float[] plain = GradientOf(new Sgd()), scaled = GradientOf(new Sgd { LossScaleFactor = 4 });
        scaled.Should().Equal(plain.Select(value => value * 4)).And.NotContain(0);

        static float[] GradientOf(Optimizer optimizer)
        {
            Spy spy = new();
            Sequential model = new([2], seed: 3) { new Dense(1), spy };
            model.Compile(optimizer, new MeanSquaredError());
            model.Fit(Numbers.Tensor([3, 2], 1), Numbers.Tensor([3, 1], 2));
            return spy.Seen;
        }
    }

    [Fact]
    public void LossScaleFactor_Zero_IsRefused()
    {
        Func<Optimizer> make = () => new Sgd { LossScaleFactor = 0 };
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("LossScaleFactor expects a finite number above 0, but got 0.*");
    }

    // Regularizers of all kinds: each adds to the gradient somewhere else.
    private static float[] Train(Optimizer optimizer)
    {
        Sequential model = new([2], seed: 3)
        {
            new Dense(3, Activation.Tanh) { KernelRegularizer = new L2(0.1f), ActivityRegularizer = new L1(0.1f) },
            new Dense(1),
        };
        model.Compile(optimizer, new MeanSquaredError());
        model.Fit(Numbers.Tensor([6, 2], 1), Numbers.Tensor([6, 1], 2), epochs: 2, batchSize: 4);
        return [.. model.Parameters.SelectMany(parameter => parameter.Values.ToArray())];
    }

    private sealed class Spy : Layer
    {
        public float[] Seen { get; private set; } = [];

        public override Shape InferOutputShape(Shape input) => input;

        protected internal override void Forward(in ForwardPass pass) => pass.Input.CopyTo(pass.Output);

        protected internal override void Backward(in BackwardPass pass)
        {
            Seen = pass.OutputGradient.ToArray();
            pass.OutputGradient.CopyTo(pass.InputGradient);
        }
    }
}
