using BenchmarkDotNet.Attributes;
using DenseLayers.Benchmarks.Contenders;

namespace DenseLayers.Benchmarks.Pieces;

/// <summary>One Dense layer without activation, predicting spans.</summary>
[MemoryDiagnoser]
public class DensePieces
{
    private float[] _input = [], _output = [];
    private Sequential? _model;

    /// <summary>Rows.</summary>
    [Params(1, 8, 128)]
    public int Rows { get; set; }

    /// <summary>Features and units.</summary>
    [Params("3x512", "784x512", "512x10", "1024x1024")]
    public string Kernel { get; set; } = string.Empty;

    /// <summary>Most threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Makes the model.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        int[] sizes = [.. Kernel.Split('x').Select(int.Parse)];
        (_input, _output) = (new float[Rows * sizes[0]], new float[Rows * sizes[1]]);
        Array.Fill(_input, 0.5f);
        _model = LibraryModel.Empty([sizes[0]], Threads);
        _model.Add(new Dense(sizes[1]));
    }

    /// <summary>Predicts.</summary>
    [Benchmark]
    public void Predict() => _model!.Predict(_input, _output);
}
