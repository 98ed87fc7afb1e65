namespace DenseLayers.Tests.Execution;

/// <summary>In what order and in what portions a chain of layers runs, as a layer sees it.</summary>
public sealed class DepthFirstTests
{
    private const int Width = 256;

    [Fact]
    public void Predict_MoreRowsThanATile_TakesEachTileThroughAllLayersBeforeTheNext()
    {
        List<Pass> passes = Passes(samples: 1000, maxThreads: 1);

        passes.Should().HaveCountGreaterThan(3);
        passes.Select(pass => pass.Layer).Should().Equal(passes.Select((_, i) => i % 3));
        passes.Chunk(3).Should().OnlyContain(tile => tile[0].Rows == tile[1].Rows && tile[1].Rows == tile[2].Rows);
        passes.Chunk(3).Sum(tile => tile[0].Rows).Should().Be(1000);
    }

    [Fact]
    public void Predict_ManyRowsOnTwoThreads_IsHandedOverOnceAndNotByEachLayer() =>
        Passes(samples: 1000, maxThreads: 2).Should().OnlyContain(pass => pass.Threads == 1);

    [Fact]
    public void Predict_FewRowsOnTwoThreads_LetsThemShareOutEachLayer() =>
        Passes(samples: 20, maxThreads: 2).Should().Equal(
            Enumerable.Range(0, 3).Select(layer => new Pass(layer, 20, Math.Min(2, Environment.ProcessorCount))));

    private static List<Pass> Passes(int samples, int maxThreads)
    {
        List<Pass> passes = [];
        Sequential model = new([Width]) { new Noting(0, passes), new Noting(1, passes), new Noting(2, passes) };
        model.Execution = new ExecutionOptions { MaxThreads = maxThreads };
        model.Predict(Numbers.Tensor([samples, Width]));
        return passes;
    }

    private readonly record struct Pass(int Layer, int Rows, int Threads);

    // Passes its input on.
    private sealed class Noting(int number, List<Pass> passes) : Layer
    {
        public override Shape InferOutputShape(Shape input) => input;

        protected internal override bool IsRowWise(Shape input) => true;

        protected internal override void Forward(in ForwardPass pass)
        {
            pass.Input.CopyTo(pass.Output);
            lock (passes)
            {
                passes.Add(new Pass(number, pass.Output.Length / Width, pass.Threads));
            }
        }

        protected internal override void Backward(in BackwardPass pass) => throw new NotSupportedException();
    }
}
