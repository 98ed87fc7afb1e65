namespace DenseLayers.Tests.Models;

public sealed class ModelExplanationTests
{
    private static readonly LayerExplanation _first =
        new("first", "Dense") { ParameterCount = 1024, MultiplyAdds = 1000, Sentences = ["a formula"] };

    [Fact]
    public void ToString_TwoLayers_AddsThemUp()
    {
        ModelExplanation explanation = new("digits", [_first, _first with { Name = "second", ParameterCount = 1 }]);

        explanation.ToString().Should().Be(
            """
            Model "digits", layer by layer

            first (Dense)
               a formula

            second (Dense)
               a formula

            Together: 1,025 parameters (4.00 KB), 2,000 multiply-adds per sample
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void ParameterCount_ReusedLayer_CountsOnce() =>
        new ModelExplanation("m", [_first, _first with { IsReused = true }]).ParameterCount.Should().Be(1024);

    [Fact]
    public void MultiplyAdds_ReusedLayer_CountsTwice() =>
        new ModelExplanation("m", [_first, _first with { IsReused = true }]).MultiplyAdds.Should().Be(2000);

    [Fact]
    public void ToString_UnknownNumbers_SaysSo()
    {
        ModelExplanation explanation = new("m", [_first, _first with { ParameterCount = null, MultiplyAdds = null }]);

        explanation.ParameterCount.Should().BeNull();
        explanation.MultiplyAdds.Should().BeNull();
        explanation.ToString().Should().EndWith("\n\nTogether: a number of parameters that is not known yet");
    }
}
