using System.Numerics.Tensors;

namespace DenseLayers.Benchmarks.Cases;

/// <summary>What a prediction must come to, computed in float64, and whether a contender's result does.</summary>
/// <remarks>Of the largest cases only some rows, spread over all, are computed.</remarks>
internal sealed class Reference : IReference
{
    private const long MostMultiplyAdds = 200_000_000;
    private readonly int _columns, _step;
    private readonly double[][] _rows;

    public Reference(CaseData data)
    {
        Case measured = data.Case;
        _columns = measured.Sizes[^1];
        int checkedRows = (int)Math.Clamp(MostMultiplyAdds / measured.Weights, 1, measured.Rows);
        _step = (measured.Rows + checkedRows - 1) / checkedRows;
        _rows = new double[(measured.Rows + _step - 1) / _step][];
        double[][] kernels = [.. data.Kernels.Select(ToDouble)], biases = [.. data.Biases.Select(ToDouble)];
        for (int i = 0; i < _rows.Length; i++)
        {
            double[] row = ToDouble(data.Input.Span.Slice(i * _step * measured.Sizes[0], measured.Sizes[0]));
            for (int layer = 0; layer < measured.Depth; layer++)
            {
                row = Dense(row, kernels[layer], biases[layer], relu: layer < measured.Depth - 1);
            }

            if (measured.Softmax)
            {
                TensorPrimitives.SoftMax<double>(row, row);
            }

            _rows[i] = row;
        }
    }

    /// <inheritdoc/>
    public double Error(ReadOnlySpan<float> result)
    {
        double largest = 0, error = 0;
        for (int i = 0; i < _rows.Length; i++)
        {
            for (int column = 0; column < _columns; column++)
            {
                double expected = _rows[i][column];
                double difference = Math.Abs(result[(i * _step * _columns) + column] - expected);
                largest = Math.Max(largest, Math.Abs(expected));
                error = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(error, difference);
            }
        }

        return error / largest;
    }

    private static double[] Dense(double[] input, double[] kernel, double[] bias, bool relu)
    {
        double[] output = [.. bias];
        for (int k = 0; k < input.Length; k++)
        {
            TensorPrimitives.MultiplyAdd(kernel.AsSpan(k * output.Length, output.Length), input[k], output, output);
        }

        if (relu)
        {
            TensorPrimitives.Max(output, 0, output);
        }

        return output;
    }

    private static double[] ToDouble(NativeBuffer buffer) => ToDouble(buffer.Span);

    private static double[] ToDouble(ReadOnlySpan<float> values)
    {
        double[] converted = new double[values.Length];
        TensorPrimitives.ConvertTruncating(values, converted);
        return converted;
    }
}
