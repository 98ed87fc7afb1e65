namespace DenseLayers.Tests.Layers.Activations;

/// <summary>The gradients that Keras gives, through its backend, where a function has no derivative.</summary>
public sealed class ActivationKinkTests
{
    public static TheoryData<string, float, float> Kinks => new()
    {
        { "celu", 0f, 1f },
        { "elu", 0f, 1f },
        { "elu(alpha=0.5)", 0f, 0.5f },
        { "hard_shrink", 0.5f, 0f },
        { "hard_shrink", -0.5f, 0f },
        { "hard_sigmoid", 3f, 0f },
        { "hard_sigmoid", -3f, 0f },
        { "hard_silu", 3f, 1f },
        { "hard_silu", -3f, 0f },
        { "hard_tanh", 1f, 0f },
        { "hard_tanh", -1f, 0f },
        { "leaky_relu", 0f, 0.2f },
        { "relu", 0f, 0f },
        { "relu", -0f, 0f },
        { "relu(negative_slope=0.25)", 0f, 0.25f },
        { "relu(max_value=2)", 0f, 0f },
        { "relu(max_value=2)", 2f, 1f },
        { "relu(threshold=1)", 1f, 0f },
        { "relu(all)", 1f, 0f },
        { "relu(all)", 2f, 1f },
        { "relu6", 0f, 0f },
        { "relu6", 6f, 0f },
        { "selu", 0f, 1.7580993f },
        { "soft_shrink", 0.5f, 0f },
        { "soft_shrink", -0.5f, 0f },
        { "softsign", 0f, 1f },
        { "sparse_plus", 1f, 1f },
        { "sparse_plus", -1f, 0f },
        { "sparse_sigmoid", 1f, 0f },
        { "sparse_sigmoid", -1f, 0f },
        { "threshold(1, -7)", 1f, 0f },
        { "threshold(1, 7)", 1f, 0f },
    };

    [Theory]
    [MemberData(nameof(Kinks))]
    public void Backward_AtAKink_IsKerasChoice(string title, float x, float expected) =>
        ElementwiseFunction.Find(title).Backward([x], [1f]).Should().Equal(expected);

    [Fact]
    public void Backward_ReluWithMaxValue6_Is0AtTheMaximumLikeRelu6()
    {
        float[] gradient = [1f];

        new Relu { MaxValue = 6f }.Backward([6f], [6f], gradient, gradient, [1]);

        gradient.Should().Equal(0f);
    }

    [Theory]
    [InlineData("relu")]
    [InlineData("relu6")]
    [InlineData("hard_tanh")]
    [InlineData("hard_sigmoid")]
    [InlineData("hard_shrink")]
    [InlineData("threshold(1, -7)")]
    public void Backward_FlatPieceAndInfiniteGradient_Is0(string title)
    {
        float x = title == "hard_shrink" ? 0.25f : -50f;

        ElementwiseFunction.Find(title).Backward([x], [float.PositiveInfinity]).Should().Equal(0f);
    }

    [Theory]
    [InlineData("gelu", 1e30f, 1f)]
    [InlineData("gelu", -1e30f, 0f)]
    [InlineData("gelu(approximate)", 1e30f, 1f)]
    [InlineData("gelu(approximate)", -1e30f, 0f)]
    [InlineData("silu", 1e30f, 1f)]
    [InlineData("silu", -1e30f, 0f)]
    [InlineData("mish", 1e30f, 1f)]
    [InlineData("mish", -1e30f, 0f)]
    [InlineData("softplus", 1e30f, 1f)]
    [InlineData("softplus", -1e30f, 0f)]
    [InlineData("log_sigmoid", -1e30f, 1f)]
    [InlineData("tanh", 1e30f, 0f)]
    [InlineData("tanh_shrink", -1e30f, 1f)]
    [InlineData("sigmoid", -1e30f, 0f)]
    public void Backward_HugeInput_IsTheLimitOfTheSlope(string title, float x, float expected) =>
        ElementwiseFunction.Find(title).Backward([x], [1f]).Should().Equal(expected);
}
