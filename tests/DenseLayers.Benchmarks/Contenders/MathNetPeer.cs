using DenseLayers.Benchmarks.Cases;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra.Single;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>MathNet.Numerics with its managed arithmetic. Its matrices lie column by column.</summary>
internal sealed class MathNetPeer : Peer
{
    // One call would take seconds, and say nothing new.
    private const double MostOperations = 3e9;

    /// <inheritdoc/>
    public override string Name => $"MathNet.Numerics {typeof(Control).Assembly.GetName().Version?.ToString(2)}";

    /// <inheritdoc/>
    public override Contender? Enter(CaseData data, int threads)
    {
        if (data.Case.Trains || data.Case.Operations > MostOperations)
        {
            return null;
        }

        Control.UseManaged();
        Control.MaxDegreeOfParallelism = threads;
        return new Products(Name, data);
    }

    private sealed class Products : Contender
    {
        private readonly Case _case;
        private readonly DenseMatrix[] _kernels, _values;
        private readonly float[][] _biases;

        public Products(string name, CaseData data)
            : base(name)
        {
            _case = data.Case;
            _kernels = [.. data.Kernels.Select((kernel, layer) => Matrix(kernel.Span, _case.Sizes[layer]))];
            _biases = [.. data.Biases.Select(buffer => buffer.Span.ToArray())];
            _values = [.. _case.Sizes.Select(size => new DenseMatrix(_case.Rows, size))];
            _values[0] = Matrix(data.Input.Span, _case.Rows);
        }

        public override ReadOnlySpan<float> Result => _values[^1].ToRowMajorArray();

        public override void Run()
        {
            for (int layer = 0; layer < _kernels.Length; layer++)
            {
                _values[layer].Multiply(_kernels[layer], _values[layer + 1]);
                AddBias(_values[layer + 1].Values, _biases[layer], relu: layer < _kernels.Length - 1);
            }

            if (_case.Softmax)
            {
                Softmax(_values[^1]);
            }
        }

        private static DenseMatrix Matrix(ReadOnlySpan<float> rowMajor, int rows) =>
            (DenseMatrix)DenseMatrix.OfColumnMajor(rowMajor.Length / rows, rows, rowMajor.ToArray()).Transpose();

        private void AddBias(float[] values, float[] bias, bool relu)
        {
            for (int column = 0; column < bias.Length; column++)
            {
                foreach (ref float value in values.AsSpan(column * _case.Rows, _case.Rows))
                {
                    value += bias[column];
                    value = relu && value < 0 ? 0 : value;
                }
            }
        }

        private static void Softmax(DenseMatrix values)
        {
            for (int row = 0; row < values.RowCount; row++)
            {
                float[] scores = [.. values.Row(row)];
                Rowwise.Softmax(scores, scores.Length);
                values.SetRow(row, scores);
            }
        }
    }
}
