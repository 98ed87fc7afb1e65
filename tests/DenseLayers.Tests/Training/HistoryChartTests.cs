using System.Globalization;
using System.Xml.Linq;
using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

public class HistoryChartTests
{
    private readonly History _history = new();

    [Fact]
    public void ToSvg_LossAndMetric_DrawsAPanelForEach() => Texts(Drawn((1, 0.5f), (0.5f, 0.75f)))
        .Should().Contain(["loss", "accuracy", "epoch", "training", "1", "2"]).And.NotContain("validation");

    [Fact]
    public void ToSvg_Curve_GoesFromTheFirstEpochAtTheLeftToTheLastAtTheRight() =>
        Curves(Drawn((1, 0), (0, 1)))[0].Should().Be("M64 40L444 252");

    [Fact]
    public void ToSvg_Validation_IsASecondCurveOfItsOwnDash()
    {
        _history.Add(new EpochResult(0, Log(1, 0), Log(2, 0), 0.1f, TimeSpan.Zero));
        _history.Add(new EpochResult(1, Log(0, 0), Log(1, 0), 0.1f, TimeSpan.Zero));
        XElement svg = XElement.Parse(_history.ToSvg());

        Curves(svg)[..2].Should().Equal("M64 146L444 252", "M64 40L444 146");
        Texts(svg).Should().Contain("validation");
        svg.Descendants(Name("path")).Select(path => path.Attribute("stroke-dasharray")!.Value)
            .Should().Contain(["none", "6 3"]);
    }

    [Fact]
    public void ToSvg_NotFiniteValue_LeavesAGap() =>
        Curves(Drawn((1, 0), (float.NaN, 0), (0, 0), (float.PositiveInfinity, 0), (1, 0)))[0]
            .Should().Be("M64 40M254 252M444 40");

    [Fact]
    public void ToSvg_NoFiniteValue_DrawsAnEmptyPanel() => Curves(Drawn((float.NaN, 0)))[0].Should().BeEmpty();

    [Fact]
    public void ToSvg_OneEpoch_IsAPointInTheMiddle() => Curves(Drawn((2, 0)))[0].Should().Be("M254 146");

    [Fact]
    public void ToSvg_NoEpoch_SaysSo() => Texts(Drawn()).Should().Contain("no epoch was finished");

    [Fact]
    public void ToSvg_NameWithMarkup_IsEscaped()
    {
        TrainingLog log = new(["a < b & \"c\""]);
        _history.Add(new EpochResult(0, log, null, 0.1f, TimeSpan.Zero));

        Texts(XElement.Parse(_history.ToSvg())).Should().Contain("a < b & \"c\"");
    }

    [Fact]
    public void ToSvg_CultureWithDecimalComma_IsTheSame()
    {
        string expected = Drawn((1.5f, 0.25f), (0.5f, 0.75f)).ToString();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            XElement.Parse(_history.ToSvg()).ToString().Should().Be(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0, 1, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(0.92, 0.98, "0.92 0.93 0.94 0.95 0.96 0.97 0.98")]
    [InlineData(-3, 120, "-50 0 50 100 150")]
    [InlineData(7, 7, "2 4 6 8 10 12")]
    public void Ticks_OfValues_AreRoundAndAroundThem(double low, double high, string ticks) =>
        string.Join(
            ' ',
            new ChartAxis(low, high, 0, 1).Ticks.Select(tick => tick.ToString("G6", CultureInfo.InvariantCulture)))
            .Should().Be(ticks);

    [Theory]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(1, 25, "5 10 15 20 25")]
    [InlineData(4, 4, "3 4 5")]
    public void Ticks_OfEpochs_AreWholeNumbers(int low, int high, string ticks) =>
        string.Join(' ', ChartAxis.OfWholeNumbers(low, high, 0, 1).Ticks).Should().Be(ticks);

    private static XName Name(string name) => XName.Get(name, "http://www.w3.org/2000/svg");

    private static string[] Texts(XElement svg) => [.. svg.Descendants(Name("text")).Select(text => text.Value)];

    private static string[] Curves(XElement svg) =>
        [
            .. svg.Descendants(Name("path"))
                .Select(path => path.Attribute("d")!.Value)
                .Where(path => !path.Contains('h')),
        ];

    private static TrainingLog Log(float loss, float accuracy)
    {
        TrainingLog log = new(["loss", "accuracy"]);
        log.Set(0, loss);
        log.Set(1, accuracy);
        return log;
    }

    private XElement Drawn(params (float Loss, float Accuracy)[] epochs)
    {
        foreach ((float loss, float accuracy) in epochs)
        {
            _history.Add(new EpochResult(_history.Epochs.Count, Log(loss, accuracy), null, 0.1f, TimeSpan.Zero));
        }

        return XElement.Parse(_history.ToSvg());
    }
}
