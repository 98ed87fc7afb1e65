namespace DenseLayers.Tests.Tensors;

public sealed class TensorEqualityTests
{
    private static readonly Tensor _tensor =
        Tensor.FromArray(new float[,] { { 1, float.NaN }, { 0, float.PositiveInfinity } });

    [Fact]
    public void SequenceEqual_SameShapeAndValues_IsTrue() => _tensor.SequenceEqual(_tensor.Clone()).Should().BeTrue();

    [Fact]
    public void SequenceEqual_OtherShape_IsFalse() => _tensor.SequenceEqual(_tensor.Reshape([4])).Should().BeFalse();

    [Fact]
    public void SequenceEqual_OtherValue_IsFalse()
    {
        Tensor other = _tensor.Clone();
        other[0, 0] = MathF.BitIncrement(1);
        _tensor.SequenceEqual(other).Should().BeFalse();
    }

    [Fact]
    public void SequenceEqual_NegativeZero_IsTrue() =>
        Tensor.FromScalar(0f).SequenceEqual(Tensor.FromScalar(-0f)).Should().BeTrue();

    [Theory]
    [InlineData(1.25f, 1f, 0.25f, 0f, true)]
    [InlineData(1.25f, 1f, 0.24f, 0f, false)]
    [InlineData(1.25f, 1f, 0f, 0.25f, true)]
    [InlineData(1.25f, 1f, 0f, 0.24f, false)]
    [InlineData(1f, 1.25f, 0.2f, 0f, true)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity, 0f, 0f, true)]
    [InlineData(float.PositiveInfinity, 1f, 0f, 1e30f, false)]
    [InlineData(1f, float.PositiveInfinity, 1f, 0f, false)]
    [InlineData(float.NaN, float.NaN, 0f, 0f, true)]
    [InlineData(float.NaN, 1f, 1f, 1f, false)]
    public void AllClose_Value_AllowsAbsoluteAndRelativeDifference(
        float a, float b, float relative, float absolute, bool expected) =>
        Tensor.FromScalar(a).AllClose(Tensor.FromScalar(b), relative, absolute).Should().Be(expected);

    [Theory]
    [InlineData(1f + 9e-6f, true)]
    [InlineData(1f + 2e-5f, false)]
    public void AllClose_Defaults_AreNumpys(float value, bool expected) =>
        Tensor.FromScalar(value).AllClose(Tensor.FromScalar(1)).Should().Be(expected);

    [Fact]
    public void AllClose_OtherShape_IsFalse() => _tensor.AllClose(_tensor.Reshape([4])).Should().BeFalse();

    [Fact]
    public void AllClose_NegativeTolerance_Throws()
    {
        Action relative = () => _tensor.AllClose(_tensor, relative: -1);
        Action absolute = () => _tensor.AllClose(_tensor, absolute: -1);

        relative.Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            "relative expects a finite number of 0 or more, but got -1.*");
        absolute.Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            "absolute expects a finite number of 0 or more, but got -1.*");
    }
}
