using BenchmarkDotNet.Attributes;
using DenseLayers.Benchmarks.Contenders;
using DenseLayers.Training;

namespace DenseLayers.Benchmarks.Pieces;

/// <summary>An epoch of eight steps of batch 128 through 784-512-10, by optimizer.</summary>
[MemoryDiagnoser]
public class TrainingPieces
{
    private const int BatchSize = 128, Samples = 8 * BatchSize, Features = 784, Classes = 10;
    private readonly Tensor _x = new([Samples, Features]), _y = new([Samples, 1]);
    private Sequential? _model;

    /// <summary>The optimizer.</summary>
    [Params(nameof(Sgd), nameof(Adam))]
    public string Optimizer { get; set; } = nameof(Sgd);

    /// <summary>Makes the model.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        Random random = new(1);
        foreach (ref float value in _x.Span)
        {
            value = random.NextSingle();
        }

        foreach (ref float label in _y.Span)
        {
            label = random.Next(Classes);
        }

        _model = LibraryModel.Empty([Features], threads: 1);
        _model.Add(new Dense(512, Activation.Relu));
        _model.Add(new Dense(Classes));
        Optimizer optimizer = Optimizer == nameof(Sgd) ? new Sgd() : new Adam();
        _model.Compile(optimizer, new SparseCategoricalCrossentropy { FromLogits = true });
    }

    /// <summary>Trains for an epoch.</summary>
    [Benchmark(OperationsPerInvoke = Samples / BatchSize)]
    public History Fit() => _model!.Fit(_x, _y, epochs: 1, BatchSize);
}
