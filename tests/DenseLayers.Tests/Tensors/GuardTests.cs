namespace DenseLayers.Tests.Tensors;

public class GuardTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Positive_IntegerBelow1_Throws(int value) =>
        CheckThrows(() => Guard.Positive(value, "Units"), $"Units expects 1 or more, but got {value}.");

    [Fact]
    public void Positive_Integer_IsReturned() => Guard.Positive(1, "Units").Should().Be(1);

    [Theory]
    [InlineData(0f, "0")]
    [InlineData(-1f, "-1")]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void Positive_FloatNotAbove0OrNotFinite_Throws(float value, string text) =>
        CheckThrows(() => Guard.Positive(value, "Alpha"), $"Alpha expects a finite number above 0, but got {text}.");

    [Theory]
    [InlineData(-0.5f, "-0.5")]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void NotNegative_NegativeOrNotFinite_Throws(float value, string text) =>
        CheckThrows(
            () => Guard.NotNegative(value, "Factor"),
            $"Factor expects a finite number of 0 or more, but got {text}.");

    [Fact]
    public void NotNegative_Zero_IsReturned() => Guard.NotNegative(0f, "Factor").Should().Be(0);

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void Finite_NotFinite_Throws(float value, string text) =>
        CheckThrows(() => Guard.Finite(value, "Weight"), $"Weight expects a finite number, but got {text}.");

    [Theory]
    [InlineData(-0.1f, "-0.1")]
    [InlineData(1.5f, "1.5")]
    [InlineData(float.NaN, "NaN")]
    public void InRange_Outside_Throws(float value, string text) =>
        CheckThrows(() => Guard.InRange(value, 0f, 1f, "Rate"), $"Rate expects a number from 0 to 1, but got {text}.");

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    public void InRange_Bound_IsReturned(float value) => Guard.InRange(value, 0f, 1f, "Rate").Should().Be(value);

    [Fact]
    public void Defined_OtherNumber_Throws() =>
        CheckThrows(() => Guard.Defined((FanMode)9, "Mode"), "Mode expects a value of FanMode, but got 9.");

    [Fact]
    public void NotNull_Null_Throws()
    {
        Action act = () => Guard.NotNull<string>(null, "Layer");
        act.Should().Throw<ArgumentNullException>().WithParameterName("Layer");
    }

    [Fact]
    public void Name_NotGiven_IsThatOfTheCaller() =>
        CheckThrows(() => CallerOf(-1), $"{nameof(CallerOf)} expects 1 or more, but got -1.");

    private static int CallerOf(int value) => Guard.Positive(value);

    private static void CheckThrows<T>(Func<T> check, string message)
    {
        Action act = () => check();
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage(message + "*");
    }
}
