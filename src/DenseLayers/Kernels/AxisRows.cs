namespace DenseLayers.Kernels;

/// <summary>The rows of a row-major array that run along one of its axes.</summary>
/// <param name="Size">Number of elements in a row.</param>
/// <param name="Stride">Distance from one element of a row to the next: 1 along the last axis.</param>
internal readonly record struct AxisRows(int Size, int Stride)
{
    /// <summary>Where an element of a row lies.</summary>
    public int Place(int row, int index) => (((row / Stride * Size) + index) * Stride) + (row % Stride);
}
