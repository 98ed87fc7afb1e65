using DenseLayers.Execution;

namespace DenseLayers.Tests.Models;

public class ModelPredictingTests
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

    [Fact]
    public void Predict_ModelsThatShareLayersBuiltAtOnce_BuildsEachLayerOnce()
    {
        Tensor x = new([2, 4], [1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f]);
        for (int round = 0; round < 200; round++)
        {
            Dense shared = new(8);
            Sequential inner = new([4]) { new Dense(8), new Dense(4) };
            Model[] models =
            [
                new Sequential([4]) { inner, shared },
                new Sequential([4]) { shared, new Sequential { new Dense(4), inner } },
                inner,
            ];
            using Barrier start = new(models.Length);
            Exception?[] errors = new Exception?[models.Length];
            Thread[] threads = [.. models.Select((model, i) => new Thread(() =>
            {
                start.SignalAndWait();
                errors[i] = Record.Exception(() => model.Predict(x));
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            errors.Should().OnlyContain(error => error == null);
            shared.Parameters.Should().Equal(shared.Kernel, shared.Bias!);
            inner.Parameters.Should().HaveCount(4);
            models[0].Parameters.Should().HaveCount(6);
        }
    }

    [Fact]
    public void Predict_FirstShapesDifferAtOnce_OneIsRefused()
    {
        for (int round = 0; round < 200; round++)
        {
            Sequential model = new() { new Dense(2) };
            using Barrier start = new(2);
            Exception?[] errors = new Exception?[2];
            Thread[] threads = [.. Enumerable.Range(0, 2).Select(i => new Thread(() =>
            {
                start.SignalAndWait();
                errors[i] = Record.Exception(() => model.Predict(new Tensor([1, 3 + i])));
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            errors.Should().ContainSingle(error => error is ShapeException).And.ContainSingle(error => error == null);
        }
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

    [Fact]
    public void Predict_TwoOutputsAndInputs_GivesBoth()
    {
        SymbolicTensor a = Model.Input([2]), b = Model.Input([2]);
        FunctionalModel model = new([a, b], [new Add().Apply(a, b), b, new Flatten().Apply(a)]);
        IReadOnlyList<Tensor> y = model.Predict([new Tensor([1, 2], [1f, 2f]), new Tensor([1, 2], [10f, 20f])]);
        y[0].Span.ToArray().Should().Equal(11, 22);
        y[1].Span.ToArray().Should().Equal(10, 20);
        y[2].Span.ToArray().Should().Equal(1, 2);
    }

    [Fact]
    public void Predict_Rank1WhereTheModelTakesOneFeature_IsTaken()
    {
        Sequential model = new([1]) { new Dense(1) { KernelInitializer = Initializer.Ones } };
        model.Predict(Tensor.FromArray([1f, 2f])).Shape.Should().Equal(2, 1);
    }

    [Fact]
    public void Predict_UnknownSampleSizes_TakesAny()
    {
        Sequential model = new([Shape.Unknown, 3], seed: 1) { new Dense(2) };
        model.Predict(new Tensor([2, 5, 3])).Shape.Should().Equal(2, 5, 2);
        model.Predict(new Tensor([2, 7, 3])).Shape.Should().Equal(2, 7, 2);
        Action spans = () => model.Predict(new float[15], new float[10]);
        spans.Should().Throw<InvalidOperationException>().WithMessage(
            "Sequential \"sequential\" expects one input of known shape and one output when it predicts spans. " +
            "Call Predict with tensors.");
    }

    [Fact]
    public void Predict_WrongLastAxis_Throws()
    {
        Sequential model = new([5]) { new Dense(2) };
        Action act = () => model.Predict(new Tensor([3, 4]));
        act.Should().Throw<ShapeException>().WithMessage(
            "InputLayer \"input_layer\" expects input of shape (None, 5), but got shape (3, 4).*");
    }

    [Fact]
    public void Predict_Rank0_Throws()
    {
        Action act = () => new Sequential { new Dense(2) }.Predict(Tensor.FromScalar(1));
        act.Should().Throw<ShapeException>().WithMessage(
            "Sequential \"sequential\" expects samples behind a batch axis, but got a scalar. Reshape it to (1, 1).");
    }

    [Fact]
    public void Predict_WrongNumberOfInputs_Throws()
    {
        SymbolicTensor a = Model.Input([2]), b = Model.Input([2]);
        FunctionalModel model = new([a, b], [new Add().Apply(a, b)]);
        Action act = () => model.Predict(new Tensor([1, 2]));
        act.Should().Throw<ArgumentException>().WithMessage(
            "FunctionalModel \"functional\" expects 2 inputs, but got 1. Give one tensor for each input.*");
    }

    [Fact]
    public void Predict_InputsOfDifferentLength_Throws()
    {
        SymbolicTensor a = Model.Input([2]), b = Model.Input([2]);
        FunctionalModel model = new([a, b], [new Add().Apply(a, b)]);
        Action act = () => model.Predict([new Tensor([3, 2]), new Tensor([4, 2])]);
        act.Should().Throw<ShapeException>().WithMessage(
            "FunctionalModel \"functional\" expects equally many samples for each input, but got 3 and 4. " +
            "Cut the inputs to one length.");
    }

    [Fact]
    public void Predict_OneTensorOfTwoOutputs_Throws()
    {
        SymbolicTensor x = Model.Input([2]);
        FunctionalModel model = new([x], [x, new Flatten().Apply(x)]);
        Action act = () => model.Predict(new Tensor([1, 2]));
        act.Should().Throw<InvalidOperationException>().WithMessage(
            "FunctionalModel \"functional\" has 2 outputs, not one. Call Predict with a list, which returns a list.");
    }

    [Theory]
    [InlineData(7, 4)]
    [InlineData(6, 3)]
    [InlineData(6, 8)]
    public void Predict_SpansOfWrongLength_Throws(int input, int output)
    {
        Sequential model = new([3]) { new Dense(2) };
        Action act = () => model.Predict(new float[input], new float[output]);
        act.Should().Throw<ShapeException>().WithMessage(
            "Sequential \"sequential\" expects 3 values in and 2 out for each sample, its shapes being (None, 3) and " +
            $"(None, 2), but got spans of {input} and {output}. Give whole samples, and as many outputs as inputs.");
    }

    // 2^20 samples of 2^12 outputs are 2^32, which as an int is 0.
    [Fact]
    public void Predict_MoreOutputsThanAnIntCounts_Throws()
    {
        Sequential model = new([1]) { new Dense(1 << 12) };
        Action act = () => model.Predict(new float[1 << 20], []);
        act.Should().Throw<ShapeException>().WithMessage("* but got spans of 1,048,576 and 0. *");
    }

    [Fact]
    public void Predict_SpansBeforeTheInputShapeIsKnown_Throws()
    {
        Action act = () => new Sequential { new Dense(2) }.Predict(new float[3], new float[2]);
        act.Should().Throw<InvalidOperationException>().WithMessage(
            "Sequential \"sequential\" * Call Predict with tensors.");
    }

    [Fact]
    public void Predict_NoLayers_Throws()
    {
        Action tensors = () => new Sequential([3]).Predict(new Tensor([1, 3]));
        Action spans = () => new Sequential([3]).Predict([], []);
        tensors.Should().Throw<InvalidOperationException>().WithMessage(
            "Sequential \"sequential\" has no layers. Call Add with at least one before it is used.");
        spans.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Apply_Predicting_EqualsPredict()
    {
        Model model = ModelZoo.Make("nested");
        Tensor x = ModelZoo.Samples(model, 3);
        model.Apply(x).Span.ToArray().Should().Equal(model.Predict(x).Span.ToArray());
    }

    [Fact]
    public void Apply_Training_Drops()
    {
        Sequential model = new([2]) { new Flatten(), new Dropout(1) };
        model.Apply(new Tensor([1, 2], [1f, 2f]), training: true).Span.ToArray().Should().Equal(0, 0);
        model.Apply(new Tensor([1, 2], [1f, 2f])).Span.ToArray().Should().Equal(1, 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Predict_SpansOverlap_ThrowsBeforeWriting(int start)
    {
        float[] memory = [1, 2, 3, 4, 5, 6, 7, 8];
        Sequential model = new([4]) { new Dense(4) };
        Action act = () => model.Predict(memory.AsSpan(0, 4), memory.AsSpan(start, 4));
        act.Should().Throw<ArgumentException>().WithParameterName("output").WithMessage(
            "Sequential \"sequential\" expects an output apart from its input, but got spans that overlap*");
        memory.Should().Equal(1, 2, 3, 4, 5, 6, 7, 8);
    }

    [Fact]
    public void Predict_SpansSideBySide_Works()
    {
        float[] memory = [1, 2, 0];
        Sequential model = new([2]) { new Dense(1) { KernelInitializer = Initializer.Ones } };
        model.Predict(memory.AsSpan(0, 2), memory.AsSpan(2));
        memory.Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Predict_LastAxisOf1TooMany_IsDropped()
    {
        SymbolicTensor x = Model.Input([]);
        FunctionalModel model = new([x], [new Reshape([1]).Apply(x)]);
        model.Predict(new Tensor([3, 1], [1f, 2f, 3f])).Span.ToArray().Should().Equal(1, 2, 3);
        model.Predict(new Tensor([0, 1])).Shape.Should().Equal(0, 1);
        new Sequential([2]) { new Flatten() }.Predict(new Tensor([1, 2, 1], [1f, 2f])).Shape.Should().Equal(1, 2);
    }

    [Fact]
    public void Predict_LastAxisOf1Missing_IsAdded()
    {
        Sequential model = new([1]) { new Flatten() };
        model.Predict(new Tensor([3])).Shape.Should().Equal(3, 1);
        model.Predict(new Tensor([0])).Shape.Should().Equal(0, 1);
    }
}
