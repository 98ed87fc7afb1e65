using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

/// <summary>That nothing of one training reaches another, nor of a step that failed the next one.</summary>
public class InterruptedTrainingTests
{
    private static readonly Tensor _x = Numbers.Tensor([60, 37]), _y = Numbers.Tensor([60, 7], 2);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TrainOnBatch_AfterAStepThatThrew_GoesOnAsIfThatHadNotBeen(bool onTheWayBack)
    {
        (Sequential failing, Failing layer) = Make(seed: 1);
        (Sequential steady, _) = Make(seed: 1);
        failing.TrainOnBatch(_x.Slice(0, 30), _y.Slice(0, 30));
        steady.TrainOnBatch(_x.Slice(0, 30), _y.Slice(0, 30));

        layer.Fails = onTheWayBack ? Way.Back : Way.Forward;
        Action step = () => failing.TrainOnBatch(_x.Slice(5, 20), _y.Slice(5, 20));
        step.Should().Throw<InvalidDataException>();
        layer.Fails = Way.None;

        failing.TrainOnBatch(_x.Slice(30, 30), _y.Slice(30, 30));
        steady.TrainOnBatch(_x.Slice(30, 30), _y.Slice(30, 30));
        Numbers.Bits(failing).Should().Equal(Numbers.Bits(steady));
    }

    [Fact]
    public void Fit_SeveralModelsAtOnce_GivesTheBitsOfOneAfterTheOther()
    {
        int[][] alone = [.. Enumerable.Range(0, 6).Select(Trained)], together = new int[alone.Length][];
        Parallel.For(
            0,
            together.Length,
            new ParallelOptions { MaxDegreeOfParallelism = together.Length },
            seed => together[seed] = Trained(seed));
        together.Should().BeEquivalentTo(alone, options => options.WithStrictOrdering());
    }

    [Fact]
    public void Fit_AxisOfSizeZero_LeavesTheKernelBeforeIt()
    {
        Sequential model = new([0, 100], seed: 1) { new Dense(2000), new Flatten(), new Dense(1) };
        model.Compile(new Sgd(0.1f), new MeanSquaredError());
        model.Build(model.InputShape);
        float[] before = model.Parameters[0].Values.ToArray();

        model.TrainOnBatch(new Tensor([4, 0, 100]), new Tensor([4, 1], [1, 2, 3, 4]));

        model.Parameters[0].Values.ToArray().Should().Equal(before);
        model.Parameters[^1].Values[0].Should().BeApproximately(0.5f, 1e-6f, "the last bias learns the mean");
    }

    private static int[] Trained(int seed)
    {
        (Sequential model, _) = Make(seed);
        model.Fit(_x, _y, epochs: 5, batchSize: 25);
        return Numbers.Bits(model);
    }

    private static (Sequential Model, Failing Layer) Make(int seed)
    {
        Failing layer = new();
        Sequential model = new([37], seed: seed)
        {
            new Dense(700, Activation.Relu), layer, new Dense(65, Activation.Tanh), new Dense(7),
        };
        model.Compile(new Adam(0.01f), new MeanSquaredError());
        return (model, layer);
    }

    private enum Way
    {
        None,
        Forward,
        Back,
    }

    // Passes its input on.
    private sealed class Failing : Layer
    {
        public Way Fails { get; set; }

        public override Shape InferOutputShape(Shape input) => input;

        protected internal override void Forward(in ForwardPass pass)
        {
            ThrowOn(Way.Forward);
            pass.Input.CopyTo(pass.Output);
        }

        protected internal override void Backward(in BackwardPass pass)
        {
            ThrowOn(Way.Back);
            pass.OutputGradient.CopyTo(pass.InputGradient);
        }

        private void ThrowOn(Way way)
        {
            if (Fails == way)
            {
                throw new InvalidDataException();
            }
        }
    }
}
