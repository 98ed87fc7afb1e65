using BenchmarkDotNet.Attributes;
using DenseLayers.Benchmarks.Contenders;

namespace DenseLayers.Benchmarks.Pieces;

/// <summary>
/// Activations of 128 rows of 512 values, and the product before them; <c>linear</c> is what running a model costs
/// without one.
/// </summary>
public class ActivationPieces
{
    private const int Rows = 128, Features = 784, Columns = 512;
    private readonly float[] _sums = new float[Rows * Columns], _output = new float[Rows * Columns];
    private readonly float[] _input = new float[Rows * Features];
    private Sequential? _model, _product;

    /// <summary>The activation.</summary>
    [ParamsSource(nameof(Activations))]
    public Activation Activation { get; set; } = Activation.Linear;

    /// <summary>What is measured.</summary>
    public static IEnumerable<Activation> Activations =>
    [
        Activation.Linear, Activation.Relu, Activation.Exponential, Activation.Sigmoid,
        Activation.Tanh, Activation.Silu, Activation.Gelu, Activation.Softmax,
    ];

    /// <summary>Makes the models.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        Random random = new(1);
        foreach (float[] values in (float[][])[_sums, _input])
        {
            foreach (ref float value in values.AsSpan())
            {
                value = (8 * random.NextSingle()) - 4;
            }
        }

        _product = LibraryModel.Empty([Features], threads: 1);
        _product.Add(new Dense(Columns));
        _model = LibraryModel.Empty([Columns], threads: 1);
        _model.Add(new ActivationLayer(Activation));
    }

    /// <summary>The product that gives so many values, 128x784x512, without activation.</summary>
    [Benchmark(Baseline = true)]
    public void Product() => _product!.Predict(_input, _output);

    /// <summary>Applies the activation.</summary>
    [Benchmark]
    public void Apply() => _model!.Predict(_sums, _output);
}
