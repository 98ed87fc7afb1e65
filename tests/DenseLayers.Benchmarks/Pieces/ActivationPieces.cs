using BenchmarkDotNet.Attributes;
using DenseLayers.Benchmarks.Contenders;

namespace DenseLayers.Benchmarks.Pieces;

/// <summary>Activations of 128 rows of 512 values, alone; <c>linear</c> is what running a model costs without one.</summary>
public class ActivationPieces
{
    private const int Rows = 128, Columns = 512;
    private readonly float[] _input = new float[Rows * Columns], _output = new float[Rows * Columns];
    private Sequential? _model;

    /// <summary>The activation.</summary>
    [ParamsSource(nameof(Activations))]
    public Activation Activation { get; set; } = Activation.Linear;

    /// <summary>What is measured.</summary>
    public static IEnumerable<Activation> Activations =>
    [
        Activation.Linear, Activation.Relu, Activation.Exponential, Activation.Sigmoid, Activation.Tanh, Activation.Silu,
        Activation.Gelu, Activation.Softmax,
    ];

    /// <summary>Makes the model.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        Random random = new(1);
        foreach (ref float value in _input.AsSpan())
        {
            value = (8 * random.NextSingle()) - 4;
        }

        _model = LibraryModel.Empty([Columns], threads: 1);
        _model.Add(new ActivationLayer(Activation));
    }

    /// <summary>Applies it.</summary>
    [Benchmark]
    public void Apply() => _model!.Predict(_input, _output);
}
