namespace DenseLayers.Execution;

/// <summary>A part of a workspace that is taken for some time.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">Its floats.</param>
/// <param name="LastReader">The segment after which it is free again.</param>
internal sealed record Block(int Offset, int Length, int LastReader);
