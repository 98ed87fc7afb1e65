using System.Globalization;
using DenseLayers.Execution;
using DenseLayers.Training;

namespace DenseLayers;

/// <content>Training and evaluation.</content>
public abstract partial class Model
{
    private Fitting? _fitting;

    /// <summary>What the last training came to, also one that was cancelled; <see langword="null"/> before any.</summary>
    public History? History { get; private set; }

    /// <summary>Trains a model of one input and one output.</summary>
    /// <param name="x">The samples, shape <c>(samples, …)</c>.</param>
    /// <param name="y">What should be predicted, of the shape that the loss asks for.</param>
    /// <param name="epochs">How often to go through all samples; at least 1. Default: 1.</param>
    /// <param name="batchSize">Samples in a batch, at least 1; the last batch may be smaller. Default: 32.</param>
    /// <param name="options">Shuffling, validation, callbacks; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends training after the step that runs; <see cref="History"/> keeps what was finished.</param>
    /// <returns>What each epoch came to.</returns>
    /// <exception cref="InvalidOperationException">The model is not compiled, or is being trained.</exception>
    /// <exception cref="ShapeException">Samples, targets and the model do not fit each other. Nothing has changed.</exception>
    /// <exception cref="ArgumentException">There are no samples, or a target has a value that the loss does not allow. Nothing has changed.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled. The parameters are those after the last step.</exception>
    public History Fit(
        Tensor x, Tensor y, int epochs = 1, int batchSize = 32, FitOptions? options = null, CancellationToken cancellationToken = default) =>
        Fit([x], [y], epochs, batchSize, options, cancellationToken);

    /// <summary>Trains a model of several inputs or outputs.</summary>
    /// <param name="x">The samples, one tensor for each input.</param>
    /// <param name="y">What should be predicted, one tensor for each output.</param>
    /// <param name="epochs">How often to go through all samples; at least 1. Default: 1.</param>
    /// <param name="batchSize">Samples in a batch, at least 1; the last batch may be smaller. Default: 32.</param>
    /// <param name="options">Shuffling, validation, callbacks; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends training after the step that runs; <see cref="History"/> keeps what was finished.</param>
    /// <returns>What each epoch came to.</returns>
    /// <inheritdoc cref="Fit(Tensor, Tensor, int, int, FitOptions?, CancellationToken)" path="/exception"/>
    public History Fit(
        IReadOnlyList<Tensor> x,
        IReadOnlyList<Tensor> y,
        int epochs = 1,
        int batchSize = 32,
        FitOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (_fitting is not null)
        {
            throw new InvalidOperationException(
                $"{this} is being trained, so Fit cannot be called. Call it when the Fit that runs has returned.");
        }

        options ??= new FitOptions();
        Optimizer optimizer = Compiled(nameof(Fit));
        TrainingData data = CheckedData(x, y);
        (TrainingData training, TrainingData? validation) = Split(data, options);
        Build([.. data.Inputs]);

        IReadOnlyList<Parameter> trainable = TrainableParameters;
        batchSize = Math.Min(batchSize, training.Count);
        Trainer trainer = new(
            RunFor(training, batchSize, training: true), _outputLosses!, OutputNames, training, trainable, optimizer);
        Evaluator? evaluator = validation is null ? null : EvaluatorFor(validation, batchSize, trainable);
        History history = History = new History();
        Func<TrainingLog>? validate = evaluator is null ? null : () => evaluator.Evaluate(cancellationToken);
        _fitting = new Fitting(trainer, training, validate, optimizer, Parameters, options, Seed);
        try
        {
            _fitting.Run(history, epochs, batchSize, cancellationToken);
        }
        finally
        {
            _fitting = null;
        }

        return history;
    }

    /// <summary>Measures loss and metrics of a model of one input and one output, as when predicting: nothing is dropped or changed.</summary>
    /// <param name="x">The samples, shape <c>(samples, …)</c>.</param>
    /// <param name="y">What should be predicted, of the shape that the loss asks for.</param>
    /// <param name="batchSize">Samples in a batch, at least 1. Default: 32.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    /// <returns>Loss and metrics over all samples.</returns>
    /// <exception cref="InvalidOperationException">
    /// The model is not compiled, or is in the middle of an epoch of training; <see cref="Callback.OnEpochEnd"/> may evaluate it.
    /// </exception>
    /// <exception cref="ShapeException">Samples, targets and the model do not fit each other.</exception>
    /// <exception cref="ArgumentException">There are no samples, or a target has a value that the loss does not allow.</exception>
    public Evaluation Evaluate(Tensor x, Tensor y, int batchSize = 32, CancellationToken cancellationToken = default) =>
        Evaluate([x], [y], batchSize, cancellationToken);

    /// <summary>Measures loss and metrics of a model of several inputs or outputs.</summary>
    /// <param name="x">The samples, one tensor for each input.</param>
    /// <param name="y">What should be predicted, one tensor for each output.</param>
    /// <param name="batchSize">Samples in a batch, at least 1. Default: 32.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    /// <returns>Loss and metrics over all samples.</returns>
    /// <inheritdoc cref="Evaluate(Tensor, Tensor, int, CancellationToken)" path="/exception"/>
    public Evaluation Evaluate(
        IReadOnlyList<Tensor> x, IReadOnlyList<Tensor> y, int batchSize = 32, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        _ = Compiled(nameof(Evaluate));
        if (_fitting is { IsInEpoch: true })
        {
            throw new InvalidOperationException(
                $"{this} is in the middle of an epoch, whose metrics Evaluate would begin anew. Call it in OnEpochEnd, or " +
                "when Fit has returned.");
        }

        TrainingData data = CheckedData(x, y);
        Build([.. data.Inputs]);
        return new Evaluation(EvaluatorFor(data, Math.Min(batchSize, data.Count), TrainableParameters).Evaluate(cancellationToken));
    }

    private Parameter[] TrainableParameters => [.. Parameters.Where(parameter => parameter.Trainable)];

    private string[] OutputNames => [.. Graph.Outputs.Select(tensor => tensor.Layer.Name)];

    private PlanRun RunFor(TrainingData data, int batchSize, bool training)
    {
        Shape[] shapes = [.. data.Inputs.Select(tensor => tensor.Shape)];
        Plan plan = PlanBuilder.Build(Graph, shapes, training, ActivityRegularizer);
        try
        {
            return new PlanRun(plan, batchSize, Seed) { Threads = Execution.MaxThreads };
        }
        catch (OverflowException)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{this} expects a batch whose values fit in one array of {Array.MaxLength:N0}, but those of {batchSize:N0} " +
                    $"samples do not. Lower batchSize."),
                nameof(batchSize));
        }
    }

    private Evaluator EvaluatorFor(TrainingData data, int batchSize, IReadOnlyList<Parameter> trainable) =>
        new(RunFor(data, batchSize, training: false), _outputLosses!, OutputNames, data, trainable);
}
