using System.Numerics.Tensors;

namespace DenseLayers.Benchmarks.Cases;

/// <summary>
/// The losses of the first training steps, computed in float64. That they fall as they must checks gradients and Adam.
/// </summary>
internal sealed class TrainingReference : IReference
{
    /// <summary>How many steps are checked.</summary>
    public const int Steps = 3;

    private readonly double[] _losses = new double[Steps];

    public TrainingReference(CaseData data)
    {
        Case measured = data.Case;
        int depth = measured.Depth, rows = measured.Rows;
        double[][] parameters = [.. data.Kernels.Concat(data.Biases).Select(buffer => ToDouble(buffer.Span))];
        double[][] momenta = [.. parameters.Select(values => new double[values.Length])];
        double[][] velocities = [.. parameters.Select(values => new double[values.Length])];
        for (int step = 0; step < Steps; step++)
        {
            int batch = step % data.Batches;
            int first = batch * rows * measured.Sizes[0];
            double[] input = ToDouble(data.Input.Span.Slice(first, rows * measured.Sizes[0]));
            double[][] values = new double[depth + 1][];
            values[0] = input;
            for (int layer = 0; layer < depth; layer++)
            {
                values[layer + 1] =
                    Forward(values[layer], parameters[layer], parameters[depth + layer], layer < depth - 1);
            }

            double[] gradient = values[depth];
            _losses[step] = CrossEntropy(gradient, data.Labels.AsSpan(batch * rows, rows));
            for (int layer = depth - 1; layer >= 0; layer--)
            {
                int units = measured.Sizes[layer + 1];
                double[] kernel = Gradient(values[layer], gradient, units), bias = new double[units];
                for (int row = 0; row < rows; row++)
                {
                    TensorPrimitives.Add(bias, gradient.AsSpan(row * units, units), bias);
                }

                double[]? below = layer == 0 ? null : InputGradient(values[layer], gradient, parameters[layer], units);
                Adam(parameters[layer], kernel, momenta[layer], velocities[layer], step + 1);
                Adam(parameters[depth + layer], bias, momenta[depth + layer], velocities[depth + layer], step + 1);
                gradient = below!;
            }
        }
    }

    /// <inheritdoc/>
    public double Error(ReadOnlySpan<float> result)
    {
        double error = 0;
        for (int step = 0; step < Steps; step++)
        {
            double difference = Math.Abs(result[step] - _losses[step]);
            error = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(error, difference);
        }

        return error / _losses[0];
    }

    private static double[] Forward(double[] input, double[] kernel, double[] bias, bool relu)
    {
        int units = bias.Length, features = kernel.Length / units, rows = input.Length / features;
        double[] output = new double[rows * units];
        Parallel.For(0, rows, row =>
        {
            Span<double> sums = output.AsSpan(row * units, units);
            bias.CopyTo(sums);
            for (int k = 0; k < features; k++)
            {
                TensorPrimitives.MultiplyAdd(kernel.AsSpan(k * units, units), input[(row * features) + k], sums, sums);
            }

            if (relu)
            {
                TensorPrimitives.Max(sums, 0, sums);
            }
        });
        return output;
    }

    /// <summary>The mean loss; the logits become its gradient.</summary>
    private static double CrossEntropy(double[] logits, ReadOnlySpan<int> labels)
    {
        int classes = logits.Length / labels.Length;
        double sum = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            Span<double> scores = logits.AsSpan(row * classes, classes);
            TensorPrimitives.SoftMax<double>(scores, scores);
            sum -= Math.Log(scores[labels[row]]);
            scores[labels[row]] -= 1;
            TensorPrimitives.Divide(scores, labels.Length, scores);
        }

        return sum / labels.Length;
    }

    private static double[] Gradient(double[] input, double[] gradient, int units)
    {
        int rows = gradient.Length / units, features = input.Length / rows;
        double[] kernel = new double[features * units];
        Parallel.For(0, features, k =>
        {
            Span<double> sums = kernel.AsSpan(k * units, units);
            for (int row = 0; row < rows; row++)
            {
                ReadOnlySpan<double> slopes = gradient.AsSpan(row * units, units);
                TensorPrimitives.MultiplyAdd(slopes, input[(row * features) + k], sums, sums);
            }
        });
        return kernel;
    }

    private static double[] InputGradient(double[] input, double[] gradient, double[] kernel, int units)
    {
        int rows = gradient.Length / units, features = input.Length / rows;
        double[] result = new double[input.Length];
        Parallel.For(0, rows, row =>
        {
            for (int k = 0; k < features; k++)
            {
                int index = (row * features) + k;
                result[index] = input[index] <= 0 ? 0 : TensorPrimitives.Dot<double>(
                    gradient.AsSpan(row * units, units), kernel.AsSpan(k * units, units));
            }
        });
        return result;
    }

    private static void Adam(double[] values, double[] gradient, double[] momentum, double[] velocity, int step)
    {
        double rate = 0.001 * Math.Sqrt(1 - Math.Pow(0.999, step)) / (1 - Math.Pow(0.9, step));
        for (int i = 0; i < values.Length; i++)
        {
            momentum[i] += (gradient[i] - momentum[i]) * 0.1;
            velocity[i] += ((gradient[i] * gradient[i]) - velocity[i]) * 0.001;
            values[i] -= rate * momentum[i] / (Math.Sqrt(velocity[i]) + 1e-7);
        }
    }

    private static double[] ToDouble(ReadOnlySpan<float> values)
    {
        double[] converted = new double[values.Length];
        TensorPrimitives.ConvertTruncating(values, converted);
        return converted;
    }
}
