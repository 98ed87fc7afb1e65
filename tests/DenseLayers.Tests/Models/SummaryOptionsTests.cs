namespace DenseLayers.Tests.Models;

public sealed class SummaryOptionsTests
{
    private static readonly SummaryRow[] _rows =
    [
        new("input_layer", "InputLayer"),
        new("encoder", "Sequential"),
        new("dense", "Dense") { Depth = 1 },
        new("dense_1", "Dense"),
        new("decoder", "Sequential"),
        new("dense", "Dense") { Depth = 1 },
    ];

    [Fact]
    public void Defaults_NothingSet_AreThoseOfKeras()
    {
        SummaryOptions options = new();

        options.Style.Should().Be(SummaryStyle.Keras3);
        options.Width.Should().BeNull();
        options.TerminalWidth.Should().BeNull();
        options.Positions.Should().BeNull();
        options.ShowTrainable.Should().BeFalse();
        options.ExpandNested.Should().BeFalse();
        options.LayerRange.Should().BeNull();
    }

    [Fact]
    public void Width_Zero_Throws() =>
        FluentActions.Invoking(() => new SummaryOptions { Width = 0 }).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("Width expects 1 or more, but got 0.*");

    [Fact]
    public void TerminalWidth_Negative_Throws() =>
        FluentActions.Invoking(() => new SummaryOptions { TerminalWidth = -1 }).Should()
            .Throw<ArgumentOutOfRangeException>().WithMessage("TerminalWidth expects 1 or more, but got -1.*");

    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(0.0, 1.0)]
    [InlineData(0.5, double.NaN)]
    [InlineData(0.5, double.PositiveInfinity)]
    public void Positions_NotIncreasing_Throws(double first, double second) =>
        FluentActions.Invoking(() => new SummaryOptions { Positions = [first, second] }).Should()
            .Throw<ArgumentOutOfRangeException>()
            .WithMessage("Positions expects increasing finite numbers above 0, but got*");

    [Fact]
    public void Positions_TooFew_ThrowsWhereTheSummaryIsMade() =>
        FluentActions.Invoking(() => Summary(new() { Positions = [0.5, 1.0] })).Should().Throw<ArgumentException>()
            .WithMessage(
            "Positions expects a number for each of the columns Layer (type), Output Shape, Param #, but got 2. " +
            "Give one for each, or leave Positions out.");

    [Fact]
    public void Positions_TooFewForClassicStyle_Throws() =>
        FluentActions.Invoking(() => Summary(new() { Positions = [1.0], Style = SummaryStyle.Classic })).Should()
            .Throw<ArgumentException>().WithMessage("Positions expects a number for each of the columns*");

    [Fact]
    public void Width_TooSmallForAColumn_Throws() =>
        FluentActions.Invoking(() => Summary(new() { Width = 12 })).Should().Throw<ArgumentException>().WithMessage(
            "A summary expects columns of at least 4 characters, but in a line of 12 column \"Param #\" has 3. " +
            "Set a greater Width or TerminalWidth, or other Positions.");

    [Fact]
    public void ExpandNested_NotSet_LeavesNestedLayersOut() =>
        Summary(new()).Rows.Select(row => row.Name).Should().Equal("input_layer", "encoder", "dense_1", "decoder");

    [Fact]
    public void ExpandNested_Set_ShowsNestedLayers() =>
        Summary(new() { ExpandNested = true }).Rows.Should().Equal(_rows);

    [Fact]
    public void LayerRange_TwoNames_ShowsThemAndWhatIsBetween() =>
        Shown(("encoder", "dense_1")).Should().Equal("encoder", "dense", "dense_1");

    [Fact]
    public void LayerRange_LastIsNested_ShowsItsLayers() =>
        Shown(("decoder", "decoder")).Should().Equal("decoder", "dense");

    [Fact]
    public void LayerRange_WrongWayRound_ShowsTheSame() =>
        Shown(("dense_1", "encoder")).Should().Equal("encoder", "dense", "dense_1");

    [Fact]
    public void LayerRange_BeginningsOfNames_Match() =>
        Shown(("enc|inp", "d")).Should().Equal("input_layer", "encoder", "dense", "dense_1", "decoder", "dense");

    [Fact]
    public void LayerRange_NoSuchLayer_Throws() =>
        FluentActions.Invoking(() => Shown(("encoder", "coder"))).Should().Throw<ArgumentException>().WithMessage(
            "LayerRange expects the names of two layers, but no layer matches \"coder\". The layers are input_layer, " +
            "encoder, dense_1, decoder: name two of these.");

    private static ModelSummary Summary(SummaryOptions options) => new("m", _rows, isChain: true, options);

    private static IEnumerable<string> Shown((string First, string Last) range) =>
        Summary(new() { LayerRange = range, ExpandNested = true }).Rows.Select(row => row.Name);
}
