using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>
/// How little predictions and targets overlap: <c>1 - f · I / (a · I + b · T + c · P + 1e-7)</c>, where I is
/// <c>Σ target · prediction</c>, T is <c>Σ target</c> and P is <c>Σ prediction</c>.
/// </summary>
internal readonly record struct Overlap(double F, double A, double B, double C)
{
    private const double Smallest = 1e-7;

    /// <summary>The loss of one region.</summary>
    public float Forward(ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions)
    {
        (double shared, double whole) = Sizes(targets, predictions);
        return (float)(1 - (F * shared / whole));
    }

    /// <summary>The gradient of the loss of one region, times its weight.</summary>
    public void Backward(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, float weight, Span<float> gradient)
    {
        (double shared, double whole) = Sizes(targets, predictions);
        double scale = weight * F / (whole * whole), perTarget = (A * shared) - whole, always = C * shared;
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = (float)(scale * ((perTarget * targets[i]) + always));
        }
    }

    private (double Shared, double Whole) Sizes(ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions)
    {
        double shared = Sums.Products(targets, predictions);
        double whole = (A * shared) + (B * Sums.Elements(targets)) + (C * Sums.Elements(predictions)) + Smallest;
        return (shared, whole);
    }
}
