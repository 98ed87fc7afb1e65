namespace DenseLayers;

/// <summary>Where in a workspace a value lies, and its shape.</summary>
/// <param name="Offset">Index of the first element.</param>
/// <param name="Length">Number of elements.</param>
/// <param name="Shape">The value's shape; the batch axis may be unknown.</param>
internal readonly record struct Place(int Offset, int Length, Shape Shape);
