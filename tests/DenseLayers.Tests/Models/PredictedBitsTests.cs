using DenseLayers.Execution;

namespace DenseLayers.Tests.Models;

/// <summary>A row gives the same bits however and beside whatever it is predicted.</summary>
public class PredictedBitsTests
{
    public static TheoryData<string> Models => [.. ModelZoo.Names];

    public static TheoryData<string> ModelsWithoutNoise => [.. ModelZoo.Names.Where(name => name != "dropout")];

    [Theory]
    [MemberData(nameof(Models))]
    public void Predict_EightThreadsOnOneModel_GivesTheBitsOfOne(string name)
    {
        Model model = ModelZoo.Make(name), twin = ModelZoo.Make(name);
        Tensor x = ModelZoo.Samples(model, 40);
        int[] expected = Numbers.Bits(twin.Predict(x).Span);
        int differences = 0;
        using Barrier start = new(8);
        Thread[] threads = [.. Enumerable.Range(0, 8).Select(thread => new Thread(() =>
        {
            start.SignalAndWait();
            for (int i = 0; i < 40; i++)
            {
                int count = 1 + ((thread + (i * 7)) % 40);
                int[] bits = Numbers.Bits(model.Predict(x.Slice(0, count)).Span);
                if (!bits.AsSpan().SequenceEqual(expected.AsSpan(0, bits.Length)))
                {
                    Interlocked.Increment(ref differences);
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        differences.Should().Be(0, "the model was built by whichever thread came first");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Predict_AnyBatchSizeAndPlace_GivesARowTheSameBits(string name)
    {
        Model model = ModelZoo.Make(name);
        Tensor x = ModelZoo.Samples(model, 45);
        int[][] alone = [.. Enumerable.Range(0, 45).Select(row => Numbers.Bits(model.Predict(x.Slice(row, 1)).Span))];
        for (int count = 1; count <= 40; count++)
        {
            int start = count % 6;
            int[] bits = Numbers.Bits(model.Predict(x.Slice(start, count)).Span);
            int size = bits.Length / count;
            for (int row = 0; row < count; row++)
            {
                Assert.Equal(alone[start + row], bits[(row * size)..((row + 1) * size)]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Predict_Spans_EqualsTensors(string name)
    {
        Model model = ModelZoo.Make(name);
        Tensor x = ModelZoo.Samples(model, 5), y = model.Predict(x);
        float[] output = new float[y.Length];
        model.Predict(x.Span, output);
        Numbers.Bits(output).Should().Equal(Numbers.Bits(y.Span));
    }

    [Theory]
    [MemberData(nameof(ModelsWithoutNoise))]
    public void Forward_InTraining_GivesTheBitsOfPrediction(string name)
    {
        Model model = ModelZoo.Make(name);
        Tensor x = ModelZoo.Samples(model, 9);
        PlanRun run = new(PlanBuilder.Build(model.Graph, model.InputShapes, training: true), 9, new RandomSeed(1));
        x.Span.CopyTo(run.Input(0, 9));
        run.Forward(9, training: true, iteration: 0);
        Numbers.Bits(run.Output(0, 9)).Should().Equal(Numbers.Bits(model.Predict(x).Span));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Predict_NoSamples_GivesNone(string name)
    {
        Model model = ModelZoo.Make(name);
        model.Predict(ModelZoo.Samples(model, 0)).Shape.Should().Equal(model.OutputShapes[0].WithBatch(0));
        model.Predict([], []);
    }

    [Fact]
    public void Predict_MoreSamplesThanATile_EqualsThemOneByOne()
    {
        Sequential model = new([300], seed: 1) { new Dense(700, Activation.Relu), new Dense(2) };
        Tensor x = Numbers.Tensor([2_000, 300]);
        Tensor all = model.Predict(x);
        foreach (int row in (int[])[0, 1, 747, 748, 749, 1_998, 1_999])
        {
            Numbers.Bits(model.Predict(x.Slice(row, 1)).Span).Should().Equal(Numbers.Bits(all.Slice(row, 1).Span));
        }
    }
}
