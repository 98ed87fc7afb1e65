namespace DenseLayers.Tests.Layers.Activations;

public sealed class ElementwiseActivationTests
{
    // None of them is a kink of any function. 19 of them: two whole vectors and a rest.
    private static readonly float[] _points =
    [
        -9.5f, -4.3f, -3.4f, -2.2f, -1.4f, -0.7f, -0.3f, -0.01f,
        0.01f, 0.2f, 0.6f, 0.9f, 1.3f, 1.7f, 2.6f, 3.3f, 4.1f, 5.5f, 7.5f,
    ];

    private static readonly float[] _extremes =
    [
        0f, -0f, float.Epsilon, -float.Epsilon, 1e-30f, -1e-30f, 88f, -88f, 104f, -104f, 1e30f, -1e30f, float.MaxValue,
        float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN, 1f, -1f, 3f, -3f, 6f, 0.5f, -0.5f,
    ];

    public static TheoryData<string> Titles => ElementwiseFunction.Titles;

    [Theory]
    [MemberData(nameof(Titles))]
    public void Forward_OrdinaryInput_GivesTheFunction(string title)
    {
        ElementwiseFunction function = ElementwiseFunction.Find(title);

        float[] output = function.Forward(_points);

        for (int i = 0; i < _points.Length; i++)
        {
            double expected = function.Reference(_points[i]);
            double tolerance = 1e-6 * Math.Max(1, Math.Abs(expected));
            ((double)output[i]).Should().BeApproximately(expected, tolerance, "x is {0}", _points[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Backward_OrdinaryInput_GivesTheFiniteDifference(string title)
    {
        const double Step = 1e-5;
        ElementwiseFunction function = ElementwiseFunction.Find(title);
        float[] outputGradient = [.. _points.Select((_, i) => (i % 3) - 1.25f)];

        float[] gradient = function.Backward(_points, outputGradient);

        for (int i = 0; i < _points.Length; i++)
        {
            double slope = (function.Reference(_points[i] + Step) - function.Reference(_points[i] - Step)) / (2 * Step);
            double expected = slope * outputGradient[i];
            double tolerance = 1e-6 * Math.Max(1, Math.Abs(expected));
            ((double)gradient[i]).Should().BeApproximately(expected, tolerance, "x is {0}", _points[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void ForwardAndBackward_AnyPlaceAndLength_GiveTheSameBits(string title)
    {
        ElementwiseFunction function = ElementwiseFunction.Find(title);
        float[] inputs = [.. _points, .. _extremes];
        float[] outputs = [.. inputs.Select(x => function.Forward(x)[0])];
        float[] gradients = [.. inputs.Select(x => function.Backward([x], [0.7f])[0])];

        for (int length = 1; length <= 40; length++)
        {
            for (int start = 0; start + length <= inputs.Length; start++)
            {
                Range part = start..(start + length);
                float[] outputGradient = [.. Enumerable.Repeat(0.7f, length)];
                Bits(function.Forward(inputs[part])).Should().Equal(Bits(outputs[part]));
                Bits(function.Backward(inputs[part], outputGradient)).Should().Equal(Bits(gradients[part]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Forward_InPlace_EqualsOutOfPlace(string title)
    {
        ElementwiseFunction function = ElementwiseFunction.Find(title);
        float[] values = [.. _points];

        function.Activation.Forward(values, values, [values.Length]);

        values.Should().Equal(function.Forward(_points));
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Backward_InPlaceOfTheOutputGradient_EqualsOutOfPlace(string title)
    {
        ElementwiseFunction function = ElementwiseFunction.Find(title);
        float[] outputGradient = [.. _points.Select((_, i) => i - 8f)];
        float[] values = [.. outputGradient];

        function.Activation.Backward(_points, function.Forward(_points), values, values, [values.Length]);

        values.Should().Equal(function.Backward(_points, outputGradient));
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Backward_InPlaceOfTheInput_EqualsOutOfPlace(string title)
    {
        ElementwiseFunction function = ElementwiseFunction.Find(title);
        float[] outputGradient = [.. _points.Select((_, i) => i - 8f)];
        float[] values = [.. _points];

        function.Activation.Backward(values, function.Forward(_points), outputGradient, values, [values.Length]);

        values.Should().Equal(function.Backward(_points, outputGradient));
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Forward_NoElements_DoesNothing(string title) =>
        ElementwiseFunction.Find(title).Forward().Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Titles))]
    public void Forward_NaN_IsNaNWhereKerasLetsItThrough(string title)
    {
        // Keras's comparisons make 0 of it in these.
        bool isLost = title.StartsWith("soft_shrink", StringComparison.Ordinal) || title == "relu(threshold=1)";

        ElementwiseFunction.Find(title).Forward(float.NaN)[0].Should().Be(isLost ? 0 : float.NaN);
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void InferOutputShape_AnyRank_IsTheInputs(string title)
    {
        Shape output = ElementwiseFunction.Find(title).Activation.InferOutputShape([Shape.Unknown, 2, 3]);

        output.Should().Equal(Shape.Unknown, 2, 3);
    }

    // A NaN is a NaN: its sign and payload follow the order of operands, which the compiler may swap, and mean nothing.
    private static int[] Bits(float[] values) =>
        [.. values.Select(value => BitConverter.SingleToInt32Bits(float.IsNaN(value) ? float.NaN : value))];
}
