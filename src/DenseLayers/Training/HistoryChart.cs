using System.Globalization;
using System.Security;
using System.Text;

namespace DenseLayers.Training;

/// <summary>
/// Draws a training as SVG: a panel for the loss and one for each metric, side by side, two in a row.
/// </summary>
internal static class HistoryChart
{
    private const int PanelWidth = 460, PanelHeight = 300;
    private const int Left = 64, Right = 16, Top = 40, Bottom = 48;

    private static readonly Line _training = new("training", "#0072b2", "none");

    // Told apart by dash as well as by colour; the pair is safe for colour-blind eyes.
    private static readonly Line _validation = new("validation", "#d55e00", "6 3");

    /// <summary>Draws the epochs of a history.</summary>
    /// <param name="epochs">The epochs in order.</param>
    public static string Draw(IReadOnlyList<EpochResult> epochs)
    {
        string[] names =
            [.. epochs.SelectMany(epoch => epoch.Training.Names.Concat(epoch.Validation?.Names ?? [])).Distinct()];
        int columns = Math.Clamp(names.Length, 1, 2), rows = Math.Max(1, (names.Length + 1) / 2);
        int width = columns * PanelWidth, height = rows * PanelHeight;
        StringBuilder svg = new();
        Write(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" ");
        Write(svg, $"viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n");
        Write(svg, $"<title>{epochs.Count} epochs of training</title>\n");
        Write(svg, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
        for (int i = 0; i < names.Length; i++)
        {
            Write(svg, $"<g transform=\"translate({i % 2 * PanelWidth} {i / 2 * PanelHeight})\">\n");
            DrawPanel(svg, names[i], epochs);
            Write(svg, $"</g>\n");
        }

        if (names.Length == 0)
        {
            Write(
                svg,
                $"<text x=\"{width / 2}\" y=\"{height / 2}\" text-anchor=\"middle\">no epoch was finished</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawPanel(StringBuilder svg, string name, IReadOnlyList<EpochResult> epochs)
    {
        (double Epoch, double Value)[] training = Curve(epochs, epoch => epoch.Training, name);
        (double Epoch, double Value)[] validation = Curve(epochs, epoch => epoch.Validation, name);
        double[] values = [.. training.Concat(validation).Select(point => point.Value).Where(double.IsFinite)];
        ChartAxis x = ChartAxis.OfWholeNumbers(epochs[0].Epoch + 1, epochs[^1].Epoch + 1, Left, PanelWidth - Right);
        ChartAxis y = values.Length == 0
            ? new ChartAxis(0, 1, PanelHeight - Bottom, Top)
            : new ChartAxis(values.Min(), values.Max(), PanelHeight - Bottom, Top);

        string title = SecurityElement.Escape(name);
        Write(svg, $"<text x=\"{Left}\" y=\"22\" font-size=\"15\" font-weight=\"bold\">{title}</text>\n");
        foreach (double tick in y.Ticks)
        {
            double at = y.Place(tick);
            Write(svg, $"<line x1=\"{Left}\" x2=\"{PanelWidth - Right}\" ");
            Write(svg, $"y1=\"{at:0.#}\" y2=\"{at:0.#}\" stroke=\"#dddddd\"/>");
            Write(svg, $"<text x=\"{Left - 8}\" y=\"{at + 4:0.#}\" text-anchor=\"end\">{tick:G6}</text>\n");
        }

        foreach (double tick in x.Ticks)
        {
            double at = x.Place(tick);
            Write(svg, $"<text x=\"{at:0.#}\" y=\"{PanelHeight - Bottom + 18}\" ");
            Write(svg, $"text-anchor=\"middle\">{tick:G6}</text>\n");
        }

        Write(svg, $"<text x=\"{Left}\" y=\"{PanelHeight - 8}\" fill=\"#555555\">epoch</text>\n");
        DrawCurve(svg, training, x, y, _training);
        DrawKey(svg, PanelWidth - Right - 190, _training);
        if (validation.Length > 0)
        {
            DrawCurve(svg, validation, x, y, _validation);
            DrawKey(svg, PanelWidth - Right - 95, _validation);
        }
    }

    private static (double Epoch, double Value)[] Curve(
        IReadOnlyList<EpochResult> epochs, Func<EpochResult, TrainingLog?> log, string name) =>
        [.. epochs.Where(epoch => log(epoch) is { } numbers && numbers.Names.Contains(name))
            .Select(epoch => (epoch.Epoch + 1.0, (double)log(epoch)![name]))];

    // Not a number and infinities leave a gap; a value between two gaps is a point.
    private static void DrawCurve(
        StringBuilder svg, (double Epoch, double Value)[] points, ChartAxis x, ChartAxis y, Line line)
    {
        StringBuilder path = new();
        bool isDrawing = false;
        foreach ((double epoch, double value) in points)
        {
            if (double.IsFinite(value))
            {
                (double across, double down) = (x.Place(epoch), y.Place(value));
                Write(path, $"{(isDrawing ? 'L' : 'M')}{across:0.#} {down:0.#}");
                Write(svg, $"<circle cx=\"{across:0.#}\" cy=\"{down:0.#}\" r=\"2.5\" fill=\"{line.Colour}\"/>\n");
            }

            isDrawing = double.IsFinite(value);
        }

        Write(svg, $"<path d=\"{path}\" fill=\"none\" {line.Stroke}/>\n");
    }

    private static void DrawKey(StringBuilder svg, int x, Line line)
    {
        Write(svg, $"<path d=\"M{x} {PanelHeight - 12}h24\" {line.Stroke}/>");
        Write(svg, $"<text x=\"{x + 30}\" y=\"{PanelHeight - 8}\">{line.Name}</text>\n");
    }

    private static void Write(StringBuilder svg, FormattableString text) =>
        _ = svg.Append(text.ToString(CultureInfo.InvariantCulture));

    // What a curve is called and how it is drawn.
    private sealed record Line(string Name, string Colour, string Dash)
    {
        public string Stroke =>
            $"stroke=\"{Colour}\" stroke-dasharray=\"{Dash}\" stroke-width=\"2\" stroke-linejoin=\"round\"";
    }
}
