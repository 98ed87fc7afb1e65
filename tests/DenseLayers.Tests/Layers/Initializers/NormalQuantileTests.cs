namespace DenseLayers.Tests.Layers.Initializers;

public class NormalQuantileTests
{
    // Reference values computed with 50 decimal digits.
    [Theory]
    [InlineData(0.1, 0.25334710313579983)]
    [InlineData(0.25, 0.6744897501960817)]
    [InlineData(0.425, 1.439531470938456)]
    [InlineData(0.4251, 1.4402382675279635)]
    [InlineData(0.475, 1.9599639845400538)]
    [InlineData(0.499, 3.090232306167813)]
    [InlineData(0.4999999990686774, 6.009353565530744)]
    [InlineData(0.4999999999990905, 7.047700256664409)]
    [InlineData(0.49999999999999994, 8.292361075813595)]
    public void AtHalfPlus_EveryRange_IsTheQuantile(double q, double expected)
    {
        NormalQuantile.AtHalfPlus(q).Should().BeApproximately(expected, 4e-15);
        NormalQuantile.AtHalfPlus(-q).Should().BeApproximately(-expected, 4e-15);
    }

    [Fact]
    public void AtHalfPlus_Zero_IsZero() => NormalQuantile.AtHalfPlus(0).Should().Be(0);

    [Theory]
    [InlineData(5.551115123125783e-17, -37.42994775023705)]
    [InlineData(1e-11, -25.328436022934504)]
    [InlineData(0.0749, -2.5916013884589635)]
    [InlineData(0.5, -0.6931471805599453)]
    [InlineData(0.7071067811865475, -0.34657359027997275)]
    [InlineData(0.7071067811865476, -0.3465735902799726)]
    [InlineData(1.0, 0.0)]
    [InlineData(1.5, 0.4054651081081644)]
    [InlineData(3.0, 1.0986122886681098)]
    [InlineData(1e300, 690.7755278982137)]
    public void Log_EveryRange_IsTheNaturalLogarithm(double value, double expected) =>
        NormalQuantile.Log(value).Should().BeApproximately(expected, 4e-16 * Math.Abs(expected));
}
