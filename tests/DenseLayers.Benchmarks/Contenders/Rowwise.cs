using System.Numerics;
using System.Numerics.Tensors;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>What a peer that only multiplies leaves to its caller, written with vectors.</summary>
internal static class Rowwise
{
    /// <summary>Adds the bias to each row, and takes what is below 0 to 0 if asked.</summary>
    public static void AddBias(Span<float> values, ReadOnlySpan<float> bias, bool relu)
    {
        for (int start = 0; start < values.Length; start += bias.Length)
        {
            Span<float> row = values.Slice(start, bias.Length);
            TensorPrimitives.Add(row, bias, row);
            if (relu)
            {
                TensorPrimitives.Max(row, 0, row);
            }
        }
    }

    /// <summary>The gradient of relu: 0 where the value is not above 0.</summary>
    public static void ZeroWhereNotPositive(ReadOnlySpan<float> values, Span<float> gradient)
    {
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> value = new(values[i..]);
            Vector<float> positive = Vector.GreaterThan(value, Vector<float>.Zero).As<int, float>();
            (new Vector<float>(gradient[i..]) & positive).CopyTo(gradient[i..]);
        }

        for (; i < values.Length; i++)
        {
            gradient[i] = values[i] > 0 ? gradient[i] : 0;
        }
    }

    /// <summary>Softmax of each row.</summary>
    public static void Softmax(Span<float> values, int columns)
    {
        for (int start = 0; start < values.Length; start += columns)
        {
            Span<float> row = values.Slice(start, columns);
            TensorPrimitives.Subtract(row, TensorPrimitives.Max<float>(row), row);
            TensorPrimitives.Exp(row, row);
            TensorPrimitives.Divide(row, TensorPrimitives.Sum<float>(row), row);
        }
    }
}
