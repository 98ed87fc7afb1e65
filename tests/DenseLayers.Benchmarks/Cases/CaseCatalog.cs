namespace DenseLayers.Benchmarks.Cases;

/// <summary>The cases that the library is compared in.</summary>
internal static class CaseCatalog
{
    /// <summary>All cases: single layers, networks, training steps.</summary>
    public static IReadOnlyList<Case> All { get; } =
    [
        Dense(1, 784, 512),
        Dense(1, 4096, 4096) with { IsBoundByMemory = true },
        Dense(8, 784, 512),
        Dense(32, 784, 512) with { IsBoundByArithmetic = true },
        Dense(128, 784, 512) with { IsBoundByArithmetic = true },
        Dense(1024, 1024, 1024) with { IsBoundByArithmetic = true },
        Dense(2048, 2048, 2048) with { IsBoundByArithmetic = true },
        Dense(4096, 512, 512) with { IsBoundByArithmetic = true },
        Dense(32768, 3, 512) with { SampleShape = [32, 32, 3] },
        Dense(32768, 512, 10),
        Dense(1, 10, 16),
        Dense(64, 13, 7),
        Network(1, 784, 512, 512, 10),
        Network(32, 784, 512, 512, 10),
        Network(256, 784, 512, 512, 10) with { IsBoundByArithmetic = true },
        Network(1024, 784, 512, 512, 10) with { IsBoundByArithmetic = true },
        TinyNetwork,
        Network(64, 3072, 1024, 512, 10) with { IsBoundByArithmetic = true },
        new("(32,32,32,3) → Dense 512 relu → Dense 10 softmax", 32 * 32 * 32, [3, 512, 10])
        {
            Softmax = true,
            SampleShape = [32, 32, 3],
        },
        Training(128, 784, 512, 512, 10),
        Training(128, 3072, 1024, 512, 10),
    ];

    /// <summary>The network whose single prediction is mostly overhead.</summary>
    public static Case TinyNetwork => Network(1, 4, 16, 8, 3);

    /// <summary>A layer without activation.</summary>
    public static Case Dense(int rows, int features, int units) =>
        new($"Dense {rows}x{features}x{units}", rows, [features, units]);

    /// <summary>Layers with relu between them, logits at the end.</summary>
    public static Case Network(int rows, params int[] sizes) =>
        new($"MLP {string.Join('-', sizes)}, batch {rows}", rows, sizes);

    /// <summary>The cases whose name has one of the parts, which semicolons separate, in it.</summary>
    public static IReadOnlyList<Case> Matching(string? filter)
    {
        string[] parts =
            filter?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return parts.Length == 0
            ? All
            : [.. All.Where(known => parts.Any(part => known.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))];
    }

    private static Case Training(int rows, params int[] sizes) =>
        new($"Training step, Adam, {string.Join('-', sizes)}, batch {rows}", rows, sizes)
        {
            Trains = true,
            IsBoundByArithmetic = true,
        };
}
