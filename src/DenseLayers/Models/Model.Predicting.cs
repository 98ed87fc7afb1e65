using System.Globalization;
using DenseLayers.Execution;

namespace DenseLayers;

/// <content>Prediction.</content>
public abstract partial class Model
{
    private PredictorCache? _predictors;
    private Predictor? _predictor;

    /// <summary>
    /// Computes the output for some samples. Thread-safe. Samples do not influence each other, however many come at
    /// once.
    /// </summary>
    /// <param name="x">The samples, shape <c>(samples, …)</c>; a last axis of 1 may be missing, or be too many.</param>
    /// <returns>A new tensor, one output for each sample.</returns>
    /// <exception cref="ShapeException">The samples do not fit the model.</exception>
    /// <exception cref="InvalidOperationException">The model has several inputs or outputs, or no layers.</exception>
    public Tensor Predict(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        IReadOnlyList<Tensor> outputs = Predict([x]);
        return outputs.Count == 1 ? outputs[0] : throw new InvalidOperationException(
            $"{this} has {outputs.Count} outputs, not one. Call Predict with a list, which returns a list.");
    }

    /// <summary>Computes all outputs for some samples. Thread-safe.</summary>
    /// <param name="x">The samples, one tensor for each input.</param>
    /// <returns>New tensors, one for each output.</returns>
    /// <exception cref="ShapeException">The samples do not fit the model.</exception>
    public IReadOnlyList<Tensor> Predict(IReadOnlyList<Tensor> x)
    {
        Tensor[] inputs = BuiltFor(x);
        int samples = inputs[0].Shape[0];
        Predictor predictor = PredictorFor(inputs);
        Tensor[] outputs = [.. predictor.OutputShapes.Select(shape => new Tensor(shape.WithBatch(samples)))];
        predictor.Run(inputs, outputs, samples, Execution.MaxThreads);
        return outputs;
    }

    /// <summary>
    /// Computes the output for some samples. Thread-safe, and allocates nothing once it is warm: the first predictions
    /// make the memory that it works in, which is kept for up to two threads a core predicting at once.
    /// </summary>
    /// <param name="input">The samples one after the other, row-major.</param>
    /// <param name="output">Where to write the outputs, one after the other. Must not overlap the input.</param>
    /// <exception cref="ShapeException">
    /// The spans do not hold whole samples of the model's shapes, or not equally many.
    /// </exception>
    /// <exception cref="ArgumentException">The spans overlap.</exception>
    /// <exception cref="InvalidOperationException">
    /// The model has several inputs or outputs, or its input shape is not known: then samples cannot be told apart.
    /// </exception>
    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        Predictor predictor = _predictor ?? PredictorForSpans();
        int samples = predictor.SamplesIn(input.Length);
        if (samples < 0 || output.Length != (long)samples * predictor.OutputSize)
        {
            throw SpansDoNotFit(input.Length, output.Length);
        }

        if (input.Overlaps(output))
        {
            throw new ArgumentException(
                $"{this} expects an output apart from its input, but got spans that overlap: a sample written would " +
                "spoil one not read yet. Give the output memory of its own.",
                nameof(output));
        }

        predictor.Run(input, output, samples, Execution.MaxThreads);
    }

    /// <inheritdoc/>
    public sealed override Tensor Apply(Tensor input, bool training = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!training)
        {
            return Predict(input);
        }

        Tensor[] inputs = BuiltFor([input]);
        int samples = inputs[0].Shape[0];
        RandomSeed seed = new(given: null);
        PlanRun run = new(PlanBuilder.Build(Graph, [inputs[0].Shape], training: true), samples, seed);
        inputs[0].Span.CopyTo(run.Input(0, samples));
        run.Forward(samples, training: true, iteration: 0);
        return new Tensor(InferOutputShape(inputs[0].Shape), run.Output(0, samples));
    }

    private Predictor PredictorForSpans()
    {
        TryBuild();
        if (!IsBuilt || Graph.Inputs.Length != 1 || Graph.Outputs.Length != 1 || !Graph.HasKnownSamples)
        {
            throw new InvalidOperationException(
                $"{this} expects one input of known shape and one output when it predicts spans. Call Predict with " +
                "tensors.");
        }

        return _predictor = new Predictor(PlanBuilder.Build(Graph, KnownInputShapes, training: false));
    }

    // A plan is for certain sizes; a model whose input shape is known needs but one.
    private Predictor PredictorFor(Tensor[] inputs)
    {
        if (_predictor is { } predictor)
        {
            return predictor;
        }

        if (Graph.HasKnownSamples)
        {
            return _predictor = new Predictor(PlanBuilder.Build(Graph, KnownInputShapes, training: false));
        }

        Shape sizes = Shape.Create([.. inputs.SelectMany(tensor => tensor.Shape.Sample)]);
        Shape[] shapes = [.. inputs.Select(tensor => tensor.Shape)];
        return LazyInitializer.EnsureInitialized(ref _predictors).GetOrAdd(
            sizes, () => new Predictor(PlanBuilder.Build(Graph, shapes, training: false)));
    }

    private ShapeException SpansDoNotFit(int input, int output)
    {
        Shape from = InputShapes[0], to = OutputShapes[0];
        return new ShapeException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{this} expects {from.SampleSize:N0} values in and {to.SampleSize:N0} out for each sample, its " +
                $"shapes being {from} and {to}, but got spans of {input:N0} and {output:N0}. Give whole samples, and " +
                $"as many outputs as inputs."),
            Name,
            from);
    }
}
