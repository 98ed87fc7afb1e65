using DenseLayers.Execution;

namespace DenseLayers.Tests.Execution;

/// <summary>
/// Rows in tiles, through chains of layers, on any number of threads: always the bits of one row alone.
/// </summary>
public sealed class ChainTests
{
    public static TheoryData<string> Models =>
        ["mlp", "pixels", "gated", "distributed", "flattened", "softmax-over-positions", "branches", "narrow-inside"];

    [Theory]
    [MemberData(nameof(Models))]
    public void Predict_ManySamplesOnSeveralThreads_GivesTheBitsOfEachAlone(string name)
    {
        Model model = ChainModels.Build(name);
        Tensor x = ChainModels.Samples(model.InputShapes[0], 700);
        model.Execution = new ExecutionOptions { MaxThreads = 8 };
        Tensor together = model.Predict(x);
        model.Execution = new ExecutionOptions { MaxThreads = 1 };

        model.Predict(x).Span.SequenceEqual(together.Span).Should().BeTrue();
        foreach (int sample in (int[])[0, 1, 127, 128, 350, 698, 699])
        {
            Tensor alone = model.Predict(x.Slice(sample, 1));
            alone.Span.SequenceEqual(together.Slice(sample, 1).Span)
                .Should().BeTrue($"sample {sample} alone gives the same bits");
        }
    }

    // Around where threads share out rows, not columns, and where their parts become more than one each.
    [Theory]
    [InlineData(16)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(127)]
    [InlineData(2049)]
    public void Predict_SamplesOnTwoThreads_GivesTheBitsOfOne(int samples)
    {
        Sequential model = new([300], seed: 9) { new Dense(100, Activation.Relu), new Dense(10, Activation.Softmax) };
        Tensor x = ChainModels.Samples(model.InputShapes[0], samples);
        model.Execution = new ExecutionOptions { MaxThreads = 2 };
        Tensor two = model.Predict(x);
        model.Execution = new ExecutionOptions { MaxThreads = 1 };

        model.Predict(x).Span.SequenceEqual(two.Span).Should().BeTrue();
    }

    [Theory]
    [InlineData(3, 512, 224)]
    [InlineData(784, 512, 96)]
    [InlineData(512, 32000, 64)]
    public void TileRows_Widths_FillsHalfACacheButReadsWeightsForManyRows(int features, int units, int expected)
    {
        Sequential model = new([features]) { new Dense(units) };
        model.Build(model.InputShape);
        Plan plan = PlanBuilder.Build(model.Graph, model.InputShapes, training: false);

        new ChainJob(new Chain(plan, Segment.Split(plan)[0])).TileRows.Should().Be(expected);
    }

    [Fact]
    public void TileRows_WidestRows_KeepsMemoryBounded()
    {
        Sequential model = new([20_000_000])
        {
            new ActivationLayer(Activation.Tanh), new ActivationLayer(Activation.Tanh),
        };
        model.Build(model.InputShape);
        Plan plan = PlanBuilder.Build(model.Graph, model.InputShapes, training: false);

        new ChainJob(new Chain(plan, Segment.Split(plan)[0])).TileRows.Should().Be(1, "a row takes 160 MB");
    }

    [Theory]
    [InlineData("mlp", "0,1,2")]
    [InlineData("pixels", "0,1")]
    [InlineData("gated", "0,1")]
    [InlineData("distributed", "0,1")]
    [InlineData("flattened", "0|1,2")]
    [InlineData("softmax-over-positions", "0|1|2")]
    [InlineData("branches", "0|1|2|3")]
    [InlineData("narrow-inside", "0,1,2,3,4")]
    public void Split_Model_ChainsRowWiseLayersThatFeedOnlyTheNext(string name, string expected)
    {
        Model model = ChainModels.Build(name);
        Plan plan = PlanBuilder.Build(model.Graph, model.InputShapes, training: false);
        int[] computed = [.. Enumerable.Range(0, plan.Steps.Length).Where(step => !plan.Steps[step].IsView)];
        Segment[] segments = Segment.Split(plan);

        string.Join(
            '|',
            segments.Select(segment => string.Join(',', segment.Steps.Select(step => Array.IndexOf(computed, step)))))
            .Should().Be(expected);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(27)]
    [InlineData(28)]
    public void Predict_FewSamplesOfSmallLayers_GivesTheBitsOfMany(int samples)
    {
        Sequential model = new([4], seed: 3)
        {
            new Dense(16, Activation.Relu), new Dense(8, Activation.Gelu), new Dense(3, Activation.Softmax),
        };
        Tensor x = ChainModels.Samples(model.InputShapes[0], 700);
        float[] few = new float[samples * 3];

        model.Predict(x.Span[..(samples * 4)], few);

        few.Should().Equal(model.Predict(x).Span[..few.Length].ToArray());
    }

    [Fact]
    public void Predict_LayerThatPredictsWithAnotherModel_KeepsWhatFlows()
    {
        Sequential inner = new([8], seed: 4) { new Dense(8), new Dense(8) };
        Sequential outer = new([8], seed: 5) { new Dense(8), new Asking(inner), new Dense(8) };
        Sequential plain = new([8], seed: 5) { new Dense(8), new Asking(null), new Dense(8) };
        float[] x = Numbers.Some(8, 6), expected = new float[8], actual = new float[8];
        plain.Predict(x, expected);

        outer.Predict(x, actual);

        actual.Should().Equal(expected);
    }

    [Fact]
    public void Predict_ResultLargerThanCaches_GivesTheBitsOfEachSampleAlone()
    {
        Sequential model = new([32, 32, 3], seed: 11) { new Dense(500, Activation.Relu) };
        Tensor x = ChainModels.Samples(model.InputShapes[0], 9);
        foreach (int threads in (int[])[1, 2])
        {
            model.Execution = new ExecutionOptions { MaxThreads = threads };
            Tensor together = model.Predict(x);
            for (int sample = 0; sample < 9; sample++)
            {
                model.Predict(x.Slice(sample, 1)).Span.SequenceEqual(together.Slice(sample, 1).Span)
                    .Should().BeTrue($"sample {sample}");
            }
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 12)];

    // Chains of any width between merges, whose inputs and outputs all lie in the workspace.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Predict_RandomGraph_GivesTheBitsOfEachAlone(int seed)
    {
        FunctionalModel model = ChainModels.RandomGraph(new Random(seed));
        Tensor x = ChainModels.Samples(model.InputShapes[0], 5000);
        Tensor[] alone = [.. Enumerable.Range(0, 20).Select(i => model.Predict(x.Slice(i * 263, 1)))];
        foreach (int count in (int[])[129, 700, 5000])
        {
            Tensor together = model.Predict(x.Slice(0, count));
            for (int i = 0; i * 263 < count && i < alone.Length; i++)
            {
                together.Slice(i * 263, 1).Span.SequenceEqual(alone[i].Span)
                    .Should().BeTrue($"sample {i * 263} of {count}");
            }
        }
    }

    // Passes its input on, and predicts with another model meanwhile.
    private sealed class Asking(Model? other) : Layer
    {
        public override Shape InferOutputShape(Shape input) => input;

        protected internal override bool IsRowWise(Shape input) => true;

        protected internal override void Forward(in ForwardPass pass)
        {
            other?.Predict(pass.Input, new float[pass.Input.Length]);
            pass.Input.CopyTo(pass.Output);
        }

        protected internal override void Backward(in BackwardPass pass) => throw new NotSupportedException();
    }
}
