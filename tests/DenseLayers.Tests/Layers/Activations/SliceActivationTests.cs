namespace DenseLayers.Tests.Layers.Activations;

public sealed class SliceActivationTests
{
    // Of shape (2, 4, 6), no two alike. The second half has slices with several elements in the support of sparsemax.
    private static readonly float[] _values =
        [.. Enumerable.Range(0, 48).Select(i => (float)Math.Round(Math.Sin(1.7 * i) * (i < 24 ? 3 : 0.4), 3))];

    public static TheoryData<string, int> Cases => EachAxisOf(SliceFunction.All);

    /// <summary>The cases whose output is as large as their input.</summary>
    public static TheoryData<string, int> CasesOfOneSize =>
        EachAxisOf(SliceFunction.All.Where(function => function.Name != "glu"));

    private static Tensor Input => new([2, 4, 6], _values);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_EachAxis_AppliesTheFunctionToEachSlice(string name, int axis)
    {
        SliceFunction function = SliceFunction.Find(name);

        float[] output = function.Along(axis).Apply(Input).Span.ToArray();

        double[] expected = Reference(function, axis, [.. _values]);
        for (int i = 0; i < expected.Length; i++)
        {
            ((double)output[i]).Should().BeApproximately(expected[i], 1e-6, "it is element {0}", i);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward_EachAxis_GivesTheFiniteDifference(string name, int axis)
    {
        const double Step = 1e-6;
        SliceFunction function = SliceFunction.Find(name);
        Activation activation = function.Along(axis);
        float[] outputGradient = Gradient(activation);

        float[] gradient = SliceFunction.Backward(activation, Input, outputGradient);

        for (int i = 0; i < _values.Length; i++)
        {
            double expected = (Loss(i, Step) - Loss(i, -Step)) / (2 * Step);
            ((double)gradient[i]).Should().BeApproximately(expected, 2e-6, "it is element {0}", i);
        }

        double Loss(int element, double change)
        {
            double[] input = [.. _values];
            input[element] += change;
            return Reference(function, axis, input).Zip(outputGradient, (y, weight) => y * weight).Sum();
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ForwardAndBackward_OneSliceAlone_GiveTheBitsItHasAmongOthers(string name, int axis)
    {
        SliceFunction function = SliceFunction.Find(name);
        Activation activation = function.Along(axis);
        float[] outputGradient = Gradient(activation);
        float[] output = activation.Apply(Input).Span.ToArray();
        float[] gradient = SliceFunction.Backward(activation, Input, outputGradient);
        int[][] outputs = SliceFunction.Slices(activation.InferOutputShape([2, 4, 6]), axis);
        int[][] inputs = SliceFunction.Slices([2, 4, 6], axis);

        for (int slice = 0; slice < inputs.Length; slice++)
        {
            Tensor alone = Tensor.FromArray([.. inputs[slice].Select(i => _values[i])]);

            function.Along(0).Apply(alone).Span.ToArray().Should().Equal(outputs[slice].Select(i => output[i]));
            SliceFunction.Backward(function.Along(0), alone, [.. outputs[slice].Select(i => outputGradient[i])])
                .Should().Equal(inputs[slice].Select(i => gradient[i]));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ForwardAndBackward_UnknownBatch_FollowsFromTheLength(string name, int axis)
    {
        Activation activation = SliceFunction.Find(name).Along(axis);
        Shape known = activation.InferOutputShape([2, 4, 6]);
        float[] output = new float[known.ElementCount], inputGradient = new float[48];
        float[] outputGradient = Gradient(activation);

        activation.Forward(_values, output, [Shape.Unknown, 4, 6]);
        activation.Backward(_values, output, outputGradient, inputGradient, [Shape.Unknown, 4, 6]);

        output.Should().Equal(activation.Apply(Input).Span.ToArray());
        inputGradient.Should().Equal(SliceFunction.Backward(activation, Input, outputGradient));
    }

    [Theory]
    [MemberData(nameof(CasesOfOneSize))]
    public void Forward_InPlace_EqualsOutOfPlace(string name, int axis)
    {
        Activation activation = SliceFunction.Find(name).Along(axis);
        float[] values = [.. _values];

        activation.Forward(values, values, [2, 4, 6]);

        values.Should().Equal(activation.Apply(Input).Span.ToArray());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward_InPlaceOfTheInput_EqualsOutOfPlace(string name, int axis)
    {
        Activation activation = SliceFunction.Find(name).Along(axis);
        float[] values = [.. _values], outputGradient = Gradient(activation);

        activation.Backward(values, activation.Apply(Input).Span, outputGradient, values, [2, 4, 6]);

        values.Should().Equal(SliceFunction.Backward(activation, Input, outputGradient));
    }

    [Theory]
    [MemberData(nameof(CasesOfOneSize))]
    public void Backward_InPlaceOfTheOutputGradient_EqualsOutOfPlace(string name, int axis)
    {
        Activation activation = SliceFunction.Find(name).Along(axis);
        float[] values = Gradient(activation);

        activation.Backward(_values, activation.Apply(Input).Span, values, values, [2, 4, 6]);

        values.Should().Equal(SliceFunction.Backward(activation, Input, Gradient(activation)));
    }

    [Theory]
    [MemberData(nameof(SliceFunction.Names), MemberType = typeof(SliceFunction))]
    public void Apply_EmptyInput_GivesAnEmptyOutput(string name)
    {
        Activation activation = SliceFunction.Find(name).Along(-1);

        activation.Apply(new Tensor([0, 4])).Length.Should().Be(0);
        activation.Apply(new Tensor([3, 0])).Length.Should().Be(0);
    }

    [Theory]
    [InlineData("softmax", "SoftmaxActivation")]
    [InlineData("log_softmax", "LogSoftmax")]
    [InlineData("sparsemax", "Sparsemax")]
    [InlineData("glu", "Glu")]
    public void InferOutputShape_AxisTheInputLacks_ThrowsNamingBoth(string name, string type)
    {
        Action infer = () => SliceFunction.Find(name).Along(2).InferOutputShape([Shape.Unknown, 4]);

        infer.Should().Throw<ShapeException>()
            .WithMessage(
                $"{type} expects an input with axis 2, but got shape (None, 4) with 2 axes. " +
                "Choose an axis from -2 to 1.")
            .Which.Actual.Should().Equal(Shape.Unknown, 4);
    }

    [Theory]
    [MemberData(nameof(SliceFunction.Names), MemberType = typeof(SliceFunction))]
    public void InferOutputShape_Scalar_Throws(string name)
    {
        Action infer = () => SliceFunction.Find(name).Along(-1).InferOutputShape(Shape.Scalar);

        infer.Should().Throw<ShapeException>().WithMessage("* but got shape () with 0 axes. A scalar has no axes: *");
    }

    private static TheoryData<string, int> EachAxisOf(IEnumerable<SliceFunction> functions)
    {
        TheoryData<string, int> cases = [];
        foreach (SliceFunction function in functions)
        {
            for (int axis = -3; axis < 3; axis++)
            {
                cases.Add(function.Name, axis);
            }
        }

        return cases;
    }

    private static float[] Gradient(Activation activation) =>
        [.. activation.Apply(Input).Span.ToArray().Select((_, i) => (i % 5 * 0.5f) - 0.8f)];

    private static double[] Reference(SliceFunction function, int axis, double[] input)
    {
        int[][] outputs = SliceFunction.Slices(function.Along(axis).InferOutputShape([2, 4, 6]), axis);
        int[][] inputs = SliceFunction.Slices([2, 4, 6], axis);
        double[] output = new double[outputs.Sum(slice => slice.Length)];
        for (int slice = 0; slice < inputs.Length; slice++)
        {
            double[] values = function.Reference([.. inputs[slice].Select(i => input[i])]);
            for (int i = 0; i < values.Length; i++)
            {
                output[outputs[slice][i]] = values[i];
            }
        }

        return output;
    }
}
