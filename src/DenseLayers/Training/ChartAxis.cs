namespace DenseLayers.Training;

/// <summary>Where the values of a chart lie on one of its axes, and which of them are written beside it.</summary>
internal sealed class ChartAxis
{
    private const int MostSteps = 6;

    private readonly double _low, _high, _from, _to, _step;

    /// <summary>An axis that begins and ends at round numbers around some values.</summary>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value.</param>
    /// <param name="from">Where the axis begins.</param>
    /// <param name="to">Where it ends.</param>
    public ChartAxis(double low, double high, double from, double to)
    {
        (_from, _to) = (from, to);

        // A curve that never changes lies in the middle.
        double margin = high > low ? 0 : Math.Max(Math.Abs(low) / 2, 0.5);
        _step = RoundStep(high - low + (2 * margin), 0);
        _low = Math.Floor((low - margin) / _step) * _step;
        _high = Math.Ceiling((high + margin) / _step) * _step;
    }

    private ChartAxis(double low, double high, double from, double to, double step) =>
        (_low, _high, _from, _to, _step) = (low, high, from, to, step);

    /// <summary>The values that are written beside the axis, at even distances.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            double first = Math.Ceiling((_low / _step) - 0.001);
            for (double i = first; i <= (_high / _step) + 0.001; i++)
            {
                // Adding 0 makes 0 of -0, which would be written with its sign.
                yield return (i * _step) + 0;
            }
        }
    }

    /// <summary>An axis of whole numbers that begins and ends at given ones.</summary>
    public static ChartAxis OfWholeNumbers(int low, int high, double from, double to) => low == high
        ? new ChartAxis(low - 1, high + 1, from, to, 1)
        : new ChartAxis(low, high, from, to, RoundStep(high - low, 1));

    /// <summary>Where a value lies.</summary>
    public double Place(double value) => _from + ((value - _low) / (_high - _low) * (_to - _from));

    // 1, 2 or 5 times a power of ten, so that there are few steps.
    private static double RoundStep(double range, double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(range / MostSteps)));
        double step = new[] { 1.0, 2, 5, 10 }.Select(factor => factor * power).First(step => range / step <= MostSteps);
        return Math.Max(step, least);
    }
}
