using System.Diagnostics.CodeAnalysis;

namespace DenseLayers;

/// <summary>Checks the axis along which an activation runs against the shape it is applied to.</summary>
internal static class AxisOption
{
    /// <summary>Returns the axis counted from 0.</summary>
    /// <exception cref="ShapeException">The input has no such axis.</exception>
    public static int Normalize(int axis, Shape input, Activation activation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (axis < -input.Rank || axis >= input.Rank)
        {
            ThrowNoAxis(axis, input, activation);
        }

        return input.NormalizeAxis(axis);
    }

    [DoesNotReturn]
    private static void ThrowNoAxis(int axis, Shape input, Activation activation)
    {
        string mend = input.Rank == 0
            ? "A scalar has no axes: give the input an axis, for example with Reshape([1])."
            : $"Choose an axis from {-input.Rank} to {input.Rank - 1}.";
        throw new ShapeException(
            $"{activation.GetType().Name} expects an input with axis {axis}, but got shape {input} with " +
            $"{input.Rank} axes. {mend}",
            actual: input);
    }
}
