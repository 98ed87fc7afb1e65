using DenseLayers.Kernels;

namespace DenseLayers.Tests.Layers.Activations;

public sealed class ActivationOptionTests
{
    [Fact]
    public void Options_Defaults_AreKeras()
    {
        new Celu().Alpha.Should().Be(1f);
        new Elu().Alpha.Should().Be(1f);
        new Gelu().Approximate.Should().BeFalse();
        new Glu().Axis.Should().Be(-1);
        new HardShrink().Threshold.Should().Be(0.5f);
        new LeakyRelu().NegativeSlope.Should().Be(0.2f);
        new LogSoftmax().Axis.Should().Be(-1);
        new Relu().NegativeSlope.Should().Be(0f);
        new Relu().MaxValue.Should().BeNull();
        new Relu().Threshold.Should().Be(0f);
        new SoftShrink().Threshold.Should().Be(0.5f);
        new SoftmaxActivation().Axes.Should().Equal(-1);
        new Sparsemax().Axis.Should().Be(-1);
        new Squareplus().B.Should().Be(4f);
    }

    [Fact]
    public void Options_Zero_IsAllowedWhereItHasAMeaning()
    {
        new Elu { Alpha = 0f }.Apply(Tensor.FromScalar(-2f))[[]].Should().Be(0f);
        new LeakyRelu { NegativeSlope = 0f }.Apply(Tensor.FromScalar(-2f))[[]].Should().Be(0f);
        new HardShrink { Threshold = 0f }.Apply(Tensor.FromScalar(-2f))[[]].Should().Be(-2f);
        new SoftShrink { Threshold = 0f }.Apply(Tensor.FromScalar(-2f))[[]].Should().Be(-2f);
        new Relu { MaxValue = 0f }.Apply(Tensor.FromScalar(2f))[[]].Should().Be(0f);
    }

    [Theory]
    [InlineData(-0.5f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Options_NegativeOrNotFinite_Throw(float value)
    {
        Refuse(() => new Celu { Alpha = value }, $"Alpha expects a finite number above 0, but got {value}.*");
        Refuse(() => new Elu { Alpha = value }, $"Alpha expects a finite number of 0 or more, but got {value}.*");
        Refuse(() => new HardShrink { Threshold = value }, "Threshold expects a finite number of 0 or more*");
        Refuse(() => new LeakyRelu { NegativeSlope = value }, "NegativeSlope expects a finite number of 0 or more*");
        Refuse(() => new Relu { NegativeSlope = value }, "NegativeSlope expects a finite number of 0 or more*");
        Refuse(() => new Relu { MaxValue = value }, "MaxValue expects a finite number of 0 or more*");
        Refuse(() => new Relu { Threshold = value }, "Threshold expects a finite number of 0 or more*");
        Refuse(() => new SoftShrink { Threshold = value }, "Threshold expects a finite number of 0 or more*");
        Refuse(() => new Squareplus { B = value }, "B expects a finite number above 0*");
    }

    [Fact]
    public void Options_ZeroWhereItDividesBy0_Throw()
    {
        Refuse(() => new Celu { Alpha = 0f }, "Alpha expects a finite number above 0, but got 0.*");
        Refuse(() => new Squareplus { B = 0f }, "B expects a finite number above 0, but got 0.*");
    }

    [Fact]
    public void Threshold_NotFinite_Throws()
    {
        Refuse(() => new Threshold(float.NaN, 0f), "threshold expects a finite number, but got NaN.*");
        Refuse(() => new Threshold(0f, float.PositiveInfinity), "defaultValue expects a finite number, but got *");
    }

    [Fact]
    public void Threshold_Constructed_KeepsItsValues()
    {
        Threshold threshold = new(threshold: 1f, defaultValue: -7f);

        threshold.ThresholdValue.Should().Be(1f);
        threshold.DefaultValue.Should().Be(-7f);
    }

    [Theory]
    [InlineData(1f, -7f, false)]
    [InlineData(1f, 1f, false)]
    [InlineData(1f, 7f, true)]
    public void GradientNeedsInput_Threshold_OnlyIfDefaultLooksPassed(float border, float replacement, bool expected) =>
        new Threshold(border, replacement).GradientNeedsInput.Should().Be(expected);

    [Fact]
    public void GradientNeedsInput_Functions_OnlyWhereTheOutputIsNotEnough()
    {
        Activation[] needy =
        [
            Activation.Gelu, Activation.Glu, Activation.HardSilu, Activation.Mish, Activation.Silu,
            Activation.Sparsemax, Activation.Squareplus, Activation.TanhShrink,
        ];
        IEnumerable<Activation> all = typeof(Activation).GetProperties()
            .Where(property => property.GetMethod!.IsStatic)
            .Select(property => (Activation)property.GetValue(null)!);

        all.Where(activation => activation.GradientNeedsInput).Should().BeEquivalentTo(needy);
        new Relu { MaxValue = 2f }.GradientNeedsInput.Should().BeTrue();
        new Relu { NegativeSlope = 0.1f, Threshold = 1f }.GradientNeedsInput.Should().BeFalse();
    }

    [Fact]
    public void Fused_Relu_OnlyWithTheDefaults()
    {
        Activation.Relu.Fused.Should().Be(FusedActivation.Relu);
        new Relu { NegativeSlope = 0.1f }.Fused.Should().Be(FusedActivation.None);
        new Relu { MaxValue = 6f }.Fused.Should().Be(FusedActivation.None);
        new Relu { Threshold = 1f }.Fused.Should().Be(FusedActivation.None);
    }

    private static void Refuse(Func<Activation> make, string message) =>
        make.Should().Throw<ArgumentOutOfRangeException>().WithMessage(message);
}
