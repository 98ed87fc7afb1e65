namespace DenseLayers.Execution;

/// <summary>Where a storage lies when predicting.</summary>
/// <param name="Kind">In whose memory.</param>
/// <param name="Index">Which input or output of the model; unused in the workspace.</param>
internal readonly record struct Home(HomeKind Kind, int Index = -1);

/// <summary>In whose memory a storage lies.</summary>
internal enum HomeKind
{
    /// <summary>In the workspace.</summary>
    Workspace,

    /// <summary>In the caller's input, which is read where it lies.</summary>
    Input,

    /// <summary>In the caller's output, which is written directly.</summary>
    Output,

    /// <summary>Inside a chain of layers, in the memory of the thread that runs a tile.</summary>
    Tile,
}
