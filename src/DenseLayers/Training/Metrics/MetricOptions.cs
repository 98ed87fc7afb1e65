using System.Runtime.CompilerServices;

namespace DenseLayers.Training;

/// <summary>Checks of options that several metrics have; each returns the value, for use in an initializer.</summary>
internal static class MetricOptions
{
    /// <summary>Checks that a saved state has as many numbers as the metric gives.</summary>
    public static void CheckState(string owner, ReadOnlySpan<double> state, int expected)
    {
        if (state.Length != expected)
        {
            throw new InvalidDataException(
                $"{owner} expects a saved state of {expected:N0} numbers, but got {state.Length:N0}. Restore it with " +
                "the metrics that it was saved with.");
        }
    }

    /// <summary>A copy of thresholds: one or more, from 0 to 1.</summary>
    public static float[] Thresholds(IReadOnlyList<float> values, [CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(values, name);
        return values.Count > 0
            ? [.. values.Select(value => Guard.InRange(value, 0f, 1f, name))]
            : throw new ArgumentException($"{name} expects one threshold or more, but got none.", name);
    }

    /// <summary>The id of a class: not negative.</summary>
    public static int? ClassId(int? value, [CallerMemberName] string name = "") =>
        value is null or >= 0
            ? value
            : throw new ArgumentOutOfRangeException(
                name, value, $"{name} expects the id of a class, 0 or more, but got {value}.");

    /// <summary>Checks that predictions have a class.</summary>
    public static void CheckClassId(string owner, int? classId, Shape predictions)
    {
        if (classId >= predictions[^1])
        {
            throw new ShapeException(
                $"{owner} expects predictions with class {classId}, its ClassId, on the last axis, but got shape " +
                $"{predictions} with classes 0 to {predictions[^1] - 1}. Set ClassId to one of those.",
                actual: predictions);
        }
    }

    /// <summary>Checks that predictions have as many values on the last axis as are looked at.</summary>
    public static void CheckTopK(string owner, int? topK, Shape predictions)
    {
        if (topK > predictions[^1])
        {
            throw new ShapeException(
                $"{owner} expects predictions of {topK} values or more on the last axis, its TopK being {topK}, but " +
                $"got shape {predictions} with {predictions[^1]}. Set a smaller TopK.",
                actual: predictions);
        }
    }

    /// <summary>Checks that predictions are <c>(batch, values)</c>.</summary>
    /// <param name="owner">The metric, for the message.</param>
    /// <param name="predictions">The shape of the predictions.</param>
    /// <param name="values">What lies on the last axis: <c>classes</c>.</param>
    public static void CheckRank2(string owner, Shape predictions, string values)
    {
        if (predictions.Rank != 2)
        {
            throw new ShapeException(
                $"{owner} expects predictions of rank 2, (batch, {values}), but got shape {predictions} of rank " +
                $"{predictions.Rank}. Reshape predictions and targets to " +
                $"{Shape.Create([Shape.Unknown, predictions[^1]])}.",
                actual: predictions);
        }
    }

    /// <summary>The exception for predictions with another last axis than those before.</summary>
    public static InvalidOperationException OtherSize(string owner, int before, Shape predictions) => new(
        $"{owner} has seen predictions with {before} values on the last axis, but got shape {predictions} with " +
        $"{predictions[^1]}. Call Reset before it measures another model.");
}
