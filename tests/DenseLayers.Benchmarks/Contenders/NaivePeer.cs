using DenseLayers.Benchmarks.Cases;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>Three nested loops, as one writes them first.</summary>
internal sealed class NaivePeer : Peer
{
    // One call would take seconds, and say nothing new.
    private const double MostOperations = 1.5e9;

    /// <inheritdoc/>
    public override string Name => "naive loop";

    /// <inheritdoc/>
    public override Contender? Enter(CaseData data, int threads) =>
        data.Case.Trains || threads > 1 || data.Case.Operations > MostOperations ? null : new Loops(Name, data);

    private sealed class Loops : Contender
    {
        private readonly Case _case;
        private readonly float[][] _kernels, _biases, _values;

        public Loops(string name, CaseData data)
            : base(name)
        {
            _case = data.Case;
            _kernels = [.. data.Kernels.Select(buffer => buffer.Span.ToArray())];
            _biases = [.. data.Biases.Select(buffer => buffer.Span.ToArray())];
            _values = [.. _case.Sizes.Select(size => new float[_case.Rows * size])];
            data.Input.Span.CopyTo(_values[0]);
        }

        public override ReadOnlySpan<float> Result => _values[^1];

        public override void Run()
        {
            for (int layer = 0; layer < _kernels.Length; layer++)
            {
                bool relu = layer < _kernels.Length - 1;
                Dense(_values[layer], _kernels[layer], _biases[layer], _values[layer + 1], _case.Rows, relu);
            }

            if (_case.Softmax)
            {
                Rowwise.Softmax(_values[^1], _case.Sizes[^1]);
            }
        }

        private static void Dense(float[] input, float[] kernel, float[] bias, float[] output, int rows, bool relu)
        {
            int units = bias.Length, features = input.Length / rows;
            for (int row = 0; row < rows; row++)
            {
                for (int unit = 0; unit < units; unit++)
                {
                    float sum = bias[unit];
                    for (int k = 0; k < features; k++)
                    {
                        sum += input[(row * features) + k] * kernel[(k * units) + unit];
                    }

                    output[(row * units) + unit] = relu && sum < 0 ? 0 : sum;
                }
            }
        }
    }
}
