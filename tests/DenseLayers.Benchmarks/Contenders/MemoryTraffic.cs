namespace DenseLayers.Benchmarks.Contenders;

/// <summary>What is done to memory.</summary>
internal enum MemoryTraffic
{
    /// <summary>Loads.</summary>
    Read,

    /// <summary>Ordinary stores.</summary>
    Write,

    /// <summary>Stores past the caches.</summary>
    WriteNonTemporal,
}
