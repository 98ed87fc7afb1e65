namespace DenseLayers.Training;

/// <summary>The area under a curve through the points that confusions at rising thresholds give.</summary>
internal static class CurveArea
{
    /// <summary>Measures the area.</summary>
    public static double Measure(ReadOnlySpan<Confusion> confusions, AucCurve curve, AucSummation summation)
    {
        double area = 0;
        for (int i = 0; i + 1 < confusions.Length; i++)
        {
            area += curve == AucCurve.PrecisionRecall && summation == AucSummation.Interpolation
                ? Interpolated(confusions[i], confusions[i + 1])
                : Rectangle(Point(confusions[i], curve), Point(confusions[i + 1], curve), summation);
        }

        return area;
    }

    private static double Rectangle((double X, double Y) a, (double X, double Y) b, AucSummation summation) =>
        (a.X - b.X) * summation switch
        {
            AucSummation.Minoring => Math.Min(a.Y, b.Y),
            AucSummation.Majoring => Math.Max(a.Y, b.Y),
            _ => (a.Y + b.Y) / 2,
        };

    private static (double X, double Y) Point(Confusion confusion, AucCurve curve) => curve switch
    {
        AucCurve.Roc => (confusion.FalsePositiveRate, confusion.Recall),
        AucCurve.PrecisionRecall => (confusion.Recall, confusion.Precision),
        _ => Gain(confusion),
    };

    // How much closer to 1 recall and precision are than those of always predicting 1, on a harmonic scale.
    private static (double X, double Y) Gain(Confusion confusion)
    {
        (double truePositives, double falsePositives, double trueNegatives, double falseNegatives) = confusion;
        if (truePositives == 0)
        {
            return (0, 1);
        }

        double odds = Confusion.Ratio(truePositives + falseNegatives, trueNegatives + falsePositives);
        return (Math.Max(0, 1 - (odds * falseNegatives / truePositives)), 1 - (odds * falsePositives / truePositives));
    }

    // True positives T rise on a line with all predicted P, from b, the higher threshold, to a, and precision is T / P.
    // With T = slope P + intercept, the integral of T / P over T is slope · (ΔT + intercept · log(Pa / Pb)).
    private static double Interpolated(Confusion a, Confusion b)
    {
        double predictedA = a.TruePositives + a.FalsePositives, predictedB = b.TruePositives + b.FalsePositives;
        double rise = a.TruePositives - b.TruePositives;
        double slope = Confusion.Ratio(rise, Math.Max(predictedA - predictedB, 0));
        double intercept = b.TruePositives - (slope * predictedB);
        double log = predictedA > 0 && predictedB > 0 ? Math.Log(predictedA / predictedB) : 0;
        return Confusion.Ratio(slope * (rise + (intercept * log)), b.TruePositives + b.FalseNegatives);
    }
}
