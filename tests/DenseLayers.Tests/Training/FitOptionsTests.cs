using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

public class FitOptionsTests
{
    [Fact]
    public void Options_Default_AreKerass()
    {
        FitOptions options = new();
        options.Shuffle.Should().BeTrue();
        options.ValidationSplit.Should().Be(0);
        options.ValidationData.Should().BeNull();
        options.Callbacks.Should().BeEmpty();
    }

    [Theory]
    [InlineData(1f, "1")]
    [InlineData(-0.1f, "-0.1")]
    [InlineData(float.NaN, "NaN")]
    public void ValidationSplit_Outside0To1_Throws(float split, string text)
    {
        Action act = () => _ = new FitOptions { ValidationSplit = split };
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"ValidationSplit expects a number from 0 to below 1, but got {text}.*");
    }

    [Fact]
    public void Callbacks_Null_Throws()
    {
        Action act = () => _ = new FitOptions { Callbacks = null! };
        act.Should().Throw<ArgumentNullException>().WithParameterName("Callbacks");
    }
}
