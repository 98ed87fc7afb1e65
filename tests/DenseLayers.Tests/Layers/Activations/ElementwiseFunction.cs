namespace DenseLayers.Tests.Layers.Activations;

/// <summary>An element-wise activation, and the same function written plainly in double precision.</summary>
internal sealed record ElementwiseFunction(string Title, Activation Activation, Func<double, double> Reference)
{
    public static IReadOnlyList<ElementwiseFunction> All { get; } =
    [
        new("celu", Activation.Celu, x => x > 0 ? x : double.ExpM1(x)),
        new("celu(alpha=0.5)", new Celu { Alpha = 0.5f }, x => x > 0 ? x : 0.5 * double.ExpM1(x / 0.5)),
        new("elu", Activation.Elu, x => x > 0 ? x : double.ExpM1(x)),
        new("elu(alpha=0.5)", new Elu { Alpha = 0.5f }, x => x > 0 ? x : 0.5 * double.ExpM1(x)),
        new("exponential", Activation.Exponential, Math.Exp),
        new("gelu", Activation.Gelu, x => x * NormalCumulative(x)),
        new("gelu(approximate)", new Gelu { Approximate = true }, GeluByTanh),
        new("hard_shrink", Activation.HardShrink, x => Math.Abs(x) > 0.5 ? x : 0),
        new("hard_shrink(threshold=1)", new HardShrink { Threshold = 1f }, x => Math.Abs(x) > 1 ? x : 0),
        new("hard_sigmoid", Activation.HardSigmoid, x => Math.Clamp((x / 6) + 0.5, 0, 1)),
        new("hard_silu", Activation.HardSilu, x => x * Math.Clamp((x / 6) + 0.5, 0, 1)),
        new("hard_tanh", Activation.HardTanh, x => Math.Clamp(x, -1, 1)),
        new("leaky_relu", Activation.LeakyRelu, x => x > 0 ? x : 0.2 * x),
        new("leaky_relu(negative_slope=0.5)", new LeakyRelu { NegativeSlope = 0.5f }, x => x > 0 ? x : 0.5 * x),
        new("linear", Activation.Linear, x => x),
        new("log_sigmoid", Activation.LogSigmoid, x => -Math.Log(1 + Math.Exp(-x))),
        new("mish", Activation.Mish, x => x * Math.Tanh(Math.Log(1 + Math.Exp(x)))),
        new("relu", Activation.Relu, x => Math.Max(x, 0)),
        new("relu(negative_slope=0.25)", new Relu { NegativeSlope = 0.25f }, x => x > 0 ? x : 0.25 * x),
        new("relu(max_value=2)", new Relu { MaxValue = 2f }, x => Math.Clamp(x, 0, 2)),
        new("relu(threshold=1)", new Relu { Threshold = 1f }, x => x > 1 ? x : 0),
        new(
            "relu(all)",
            new Relu { NegativeSlope = 0.25f, MaxValue = 2f, Threshold = 1f },
            x => x > 1 ? Math.Min(x, 2) : 0.25 * (x - 1)),
        new("relu6", Activation.Relu6, x => Math.Clamp(x, 0, 6)),
        new("selu", Activation.Selu, x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * double.ExpM1(x))),
        new("sigmoid", Activation.Sigmoid, x => 1 / (1 + Math.Exp(-x))),
        new("silu", Activation.Silu, x => x / (1 + Math.Exp(-x))),
        new("soft_shrink", Activation.SoftShrink, x => SoftShrink(x, 0.5)),
        new("soft_shrink(threshold=1)", new SoftShrink { Threshold = 1f }, x => SoftShrink(x, 1)),
        new("softplus", Activation.Softplus, x => Math.Log(1 + Math.Exp(x))),
        new("softsign", Activation.Softsign, x => x / (1 + Math.Abs(x))),
        new("sparse_plus", Activation.SparsePlus, x => x <= -1 ? 0 : x < 1 ? (x + 1) * (x + 1) / 4 : x),
        new("sparse_sigmoid", Activation.SparseSigmoid, x => Math.Clamp((x + 1) / 2, 0, 1)),
        new("squareplus", Activation.Squareplus, x => (x + Math.Sqrt((x * x) + 4)) / 2),
        new("squareplus(b=1)", new Squareplus { B = 1f }, x => (x + Math.Sqrt((x * x) + 1)) / 2),
        new("tanh", Activation.Tanh, Math.Tanh),
        new("tanh_shrink", Activation.TanhShrink, x => x - Math.Tanh(x)),
        new("threshold(1, -7)", new Threshold(1f, -7f), x => x > 1 ? x : -7),
        new("threshold(1, 7)", new Threshold(1f, 7f), x => x > 1 ? x : 7),
    ];

    public static TheoryData<string> Titles => [.. All.Select(function => function.Title)];

    public static ElementwiseFunction Find(string title) => All.Single(function => function.Title == title);

    public float[] Forward(params float[] input)
    {
        float[] output = new float[input.Length];
        Activation.Forward(input, output, [input.Length]);
        return output;
    }

    /// <summary>The gradient with respect to the input, which the activation sees only if it asks for it.</summary>
    public float[] Backward(float[] input, float[] outputGradient)
    {
        float[] inputGradient = new float[input.Length];
        Array.Fill(inputGradient, float.NaN);
        float[] seen = Activation.GradientNeedsInput ? input : [];
        Activation.Backward(seen, Forward(input), outputGradient, inputGradient, [input.Length]);
        return inputGradient;
    }

    private static double SoftShrink(double x, double threshold) =>
        Math.Sign(x) * Math.Max(Math.Abs(x) - threshold, 0);

    private static double GeluByTanh(double x) =>
        0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));

    // Simpson's rule on the density.
    private static double NormalCumulative(double x)
    {
        const int Steps = 2000;
        double width = x / Steps;
        double sum = 0;
        for (int i = 0; i <= Steps; i++)
        {
            double weight = i == 0 || i == Steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.Exp(-0.5 * i * width * i * width);
        }

        return 0.5 + (sum * width / 3 / Math.Sqrt(2 * Math.PI));
    }
}
