namespace DenseLayers.Tests.Models;

public sealed class ModelSummaryTests
{
    private static readonly SummaryRow _row = new("dense", "Dense")
    {
        OutputShapes = [[Shape.Unknown, 2]],
        ParameterCount = 6,
    };

    [Fact]
    public void Totals_WithoutOptimizer_AddUp()
    {
        ModelSummary summary = Summary(_row);

        summary.TotalParameters.Should().Be(10);
        summary.TotalBytes.Should().Be(40);
        summary.OptimizerParameters.Should().BeNull();
        summary.OptimizerBytes.Should().BeNull();
    }

    [Fact]
    public void Totals_WithOptimizer_CountItsParameters()
    {
        ModelSummary summary = new("m", [], isChain: true, new())
        {
            TrainableParameters = 6,
            OptimizerParameters = 14,
            OptimizerBytes = 100,
        };

        summary.TotalParameters.Should().Be(20);
        summary.TotalBytes.Should().Be(124);
    }

    [Fact]
    public void ToString_RankOne_PrintsNoComma() =>
        Line(Summary(_row with { OutputShapes = [[Shape.Unknown]] }), 4).Should().Contain("│ (None)  ");

    [Fact]
    public void ToString_SeveralOutputs_PrintsAList() =>
        Line(Summary(_row with { OutputShapes = [[Shape.Unknown, 2], [Shape.Unknown, 3]] }, new() { Width = 100 }), 4)
            .Should().Contain("│ [(None, 2), (None, 3)] ");

    [Fact]
    public void ToString_Classic_KeepsTheCommaOfRankOne() =>
        Line(Summary(_row with { OutputShapes = [[Shape.Unknown]] }, Classic), 4).Should().Contain(" (None,) ");

    [Fact]
    public void ToString_ClassicAndShapesDiffer_PrintsMultiple() =>
        Line(Summary(_row with { OutputShapesDiffer = true }, Classic), 4).Should().Contain(" multiple ");

    [Fact]
    public void ToString_ClassicUnbuilt_PrintsWhatIsNotKnown() =>
        Line(Summary(new("dense", "Dense"), Classic), 4).Should()
            .Be("dense (Dense)                ?                         ?         ");

    [Fact]
    public void ToString_ClassicShowTrainable_AddsAColumn()
    {
        ModelSummary summary = Summary(_row with { Trainable = false }, Classic with { ShowTrainable = true });

        Line(summary, 2).Should().HaveLength(76).And.EndWith(" Param #   Trainable  ");
        Line(summary, 4).Should().HaveLength(76).And.EndWith(" 6         N          ");
    }

    [Fact]
    public void ToString_ClassicNested_Indents() =>
        Line(Summary(_row with { Depth = 1 }, Classic with { ExpandNested = true }), 4).Should()
            .StartWith("   dense (Dense) ");

    [Fact]
    public void ToString_ClassicPositionsInCharacters_AreTaken() =>
        Line(Summary(_row, Classic with { Positions = [20, 40, 50] }), 4).Should()
            .Be("dense (Dense)       (None, 2)           6         ");

    [Fact]
    public void ToString_WidthBeyondTerminal_IsCut() =>
        Line(Summary(_row, new() { Width = 100, TerminalWidth = 60 }), 4).Should().HaveLength(60);

    [Fact]
    public void ToString_WidthAndTerminalNotKnown_CutsNothing() =>
        Line(Summary(_row, new() { Width = 100 }), 4).Should().HaveLength(100);

    [Fact]
    public void ToString_PositionsThatDoNotFill_AreStretched() =>
        Line(Summary(_row, new() { Width = 50, Positions = [0.2, 0.4, 0.6] }), 1).Should()
            .Be("┏━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓");

    [Fact]
    public void ToString_LongModelName_IsFolded()
    {
        ModelSummary summary = new(new string('m', 30), [], isChain: true, new() { TerminalWidth = 40 - 16 });

        summary.ToString().Should().StartWith($"Model: \n\"{new string('m', 23)}\n{new string('m', 7)}\"\n");
    }

    [Fact]
    public void ToString_WideSigns_TakeTwoColumns() =>
        Line(Summary(_row with { Name = "層" }), 4).Should().StartWith("│ 層 (Dense)                      │ (None, 2)");

    private static SummaryOptions Classic => new() { Style = SummaryStyle.Classic };

    private static ModelSummary Summary(SummaryRow row, SummaryOptions? options = null) =>
        new("m", [row], isChain: true, options ?? new()) { TrainableParameters = 6, NonTrainableParameters = 4 };

    private static string Line(ModelSummary summary, int index) => summary.ToString().Split('\n')[index];
}
