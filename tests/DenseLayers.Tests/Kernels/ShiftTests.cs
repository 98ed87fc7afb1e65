using DenseLayers.Kernels;
using DenseLayers.Training;

namespace DenseLayers.Tests.Kernels;

[Collection(nameof(Alone))]
public sealed class ShiftTests
{
    private static readonly TimeSpan _short = TimeSpan.FromMicroseconds(10);
    private static readonly TimeSpan _long = TimeSpan.FromMicroseconds(500);
    private static readonly TimeSpan _tooLong = TimeSpan.FromMilliseconds(2);

    [Fact]
    public void Begin_Twice_IsOpenUntilBothEnd()
    {
        Shift.IsOpen.Should().BeFalse();
        using (Shift.Begin())
        {
            using (Shift.Begin())
            {
            }

            Shift.IsOpen.Should().BeTrue();
        }

        Shift.IsOpen.Should().BeFalse();
    }

    [Fact]
    public void LooksOut_NoShift_ForTensOfMicroseconds()
    {
        Helper.LooksOut(_short).Should().BeTrue();
        Helper.LooksOut(_long).Should().BeFalse();
    }

    [Fact]
    public void LooksOut_InAShift_ForAMillisecond()
    {
        using Shift shift = Shift.Begin();
        Helper.LooksOut(_long).Should().BeTrue();
        Helper.LooksOut(_tooLong).Should().BeFalse();
    }

    [Fact]
    public void TrainOnBatch_WithinTheStep_IsAShift()
    {
        bool isOpen = false;
        Train(() => isOpen = Shift.IsOpen)();
        isOpen.Should().BeTrue();
        Shift.IsOpen.Should().BeFalse();
    }

    [Fact]
    public void TrainOnBatch_StepThrows_EndsTheShift()
    {
        Train(() => throw new InvalidDataException()).Should().Throw<InvalidDataException>();
        Shift.IsOpen.Should().BeFalse();
    }

    private static Action Train(Action inStep)
    {
        Sequential model = new([2], seed: 1) { new Dense(1), new Watched(inStep) };
        model.Compile(new Sgd(), new MeanSquaredError());
        return () => model.TrainOnBatch(new Tensor([1, 2], [1, 2]), new Tensor([1, 1], [1]));
    }

    // Passes its input on.
    private sealed class Watched(Action inStep) : Layer
    {
        public override Shape InferOutputShape(Shape input) => input;

        protected internal override void Forward(in ForwardPass pass)
        {
            pass.Input.CopyTo(pass.Output);
            inStep();
        }

        protected internal override void Backward(in BackwardPass pass) =>
            pass.OutputGradient.CopyTo(pass.InputGradient);
    }
}
