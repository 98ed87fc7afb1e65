using DenseLayers.Training;

namespace DenseLayers;

/// <content>Checks of data for training and evaluation, before anything changes.</content>
public abstract partial class Model
{
    private (TrainingData Training, TrainingData? Validation) Split(TrainingData data, FitOptions options)
    {
        if (options.ValidationData is { } given)
        {
            return options.ValidationSplit == 0 ? (data, CheckedData(given.X, given.Y)) : throw new ArgumentException(
                "FitOptions expects ValidationData or ValidationSplit, but got both. Leave one out.", nameof(options));
        }

        if (options.ValidationSplit == 0)
        {
            return (data, null);
        }

        // Where Keras cuts: floor(n · (1 - split)) samples are trained on. By way of decimal, because as a double 0.1f is a
        // little more than 0.1 and would cut off one sample too many.
        int count = (int)Math.Floor(data.Count * (1 - (double)(decimal)options.ValidationSplit));
        return count > 0 && count < data.Count
            ? (data.Slice(0, count), data.Slice(count, data.Count - count))
            : throw new ArgumentException(
                $"{this} expects samples for training and for validation, but ValidationSplit {options.ValidationSplit} of {data.Count} " +
                $"leaves {count} for training. Give more samples, or another ValidationSplit.",
                nameof(options));
    }

    /// <summary>Checks data against the model and its losses. Builds nothing.</summary>
    private TrainingData CheckedData(IReadOnlyList<Tensor> x, IReadOnlyList<Tensor> y)
    {
        ArgumentNullException.ThrowIfNull(y);
        Tensor[] inputs = CheckedInputs(x);
        int samples = inputs[0].Shape[0];
        if (samples == 0)
        {
            throw new ArgumentException($"{this} expects at least one sample, but got shape {inputs[0].Shape}. Give samples.", nameof(x));
        }

        Shape[] predictions = InferOutputShapes([.. inputs.Select(tensor => tensor.Shape)]);
        if (y.Count != predictions.Length)
        {
            throw new ArgumentException(
                $"{this} expects targets for each of its {predictions.Length} outputs, but got {y.Count}. Give one tensor an output.", nameof(y));
        }

        for (int i = 0; i < predictions.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(y[i], nameof(y));
            if (y[i].Rank > 0 && y[i].Shape[0] != samples)
            {
                throw new ShapeException(
                    $"{this} expects as many targets as samples, but got {samples} samples, shape {inputs[0].Shape}, and {y[i].Shape[0]} " +
                    $"targets, shape {y[i].Shape}. Cut them to one length.",
                    Name, inputs[0].Shape, y[i].Shape);
            }

            OutputLoss output = _outputLosses![i];
            _ = output.Loss.InferLossShape(y[i].Shape, predictions[i]);
            output.Loss.CheckTargets(y[i].Span, predictions[i]);
            foreach (Metric metric in output.Metrics)
            {
                metric.CheckShapes(y[i].Shape, predictions[i]);
            }
        }

        return new TrainingData(inputs, [.. y]);
    }
}
