using System.Numerics.Tensors;
using DenseLayers.Kernels;

namespace DenseLayers.Execution;

/// <summary>Goes back over a <see cref="PlanRun"/> and computes the gradient of every parameter.</summary>
/// <remarks>For one thread at a time. Everything is allocated on construction.</remarks>
internal sealed class GradientRun
{
    private readonly PlanRun _run;
    private readonly Plan _plan;
    private readonly bool[] _isNeeded;
    private readonly bool[] _isWritten;
    private readonly AlignedFloats _values;
    private readonly AlignedFloats _scratch;
    private readonly Place[][] _scratchPlaces;
    private readonly float[][] _outputs;
    private readonly ParameterGradients _parameters;

    /// <summary>Prepares to go back over a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="parameters">The parameters to train, each once.</param>
    public GradientRun(PlanRun run, IReadOnlyList<Parameter> parameters)
    {
        _run = run;
        _plan = run.Plan;
        _parameters = new ParameterGradients(_plan, parameters, run.Samples, run.Threads);
        _isNeeded = FindNeeded(_plan, _parameters);
        _isWritten = new bool[_isNeeded.Length];
        _values = new AlignedFloats(
            run.Layout.Storages.Zip(_plan.StorageSizes, (offset, size) => offset + (size * run.Samples))
                .DefaultIfEmpty().Max());
        _scratchPlaces = [.. _plan.Steps.Select(step => new Place[step.Inputs.Length])];
        _scratch = new AlignedFloats(
            _plan.Steps.Select(step => step.Inputs.Sum(input => _plan.Values[input].Size * run.Samples))
                .DefaultIfEmpty().Max());
        _outputs = [.. _plan.Outputs.Select(output => new float[_plan.Values[output].Size * run.Samples])];
    }

    /// <summary>The gradients of the parameters, after <see cref="Backward"/>.</summary>
    public ParameterGradients Parameters => _parameters;

    /// <summary>
    /// Where to write the gradient of the loss with respect to an output of the model before <see cref="Backward"/>.
    /// </summary>
    public Span<float> Output(int index, int count) =>
        _outputs[index].AsSpan(0, _plan.Values[_plan.Outputs[index]].Size * count);

    /// <summary>Computes the gradients of all parameters.</summary>
    /// <param name="count">Samples in this batch.</param>
    /// <param name="scale">What the loss is multiplied by. Default: 1.</param>
    public void Backward(int count, float scale = 1)
    {
        Array.Clear(_isWritten);
        for (int i = 0; i < _plan.Outputs.Length; i++)
        {
            if (scale != 1)
            {
                TensorPrimitives.Multiply(Output(i, count), scale, Output(i, count));
            }

            AddToGradient(_plan.Outputs[i], Output(i, count), count);
        }

        foreach (Penalty penalty in _plan.Penalties)
        {
            AddPenalty(penalty, count, scale);
        }

        for (int i = _plan.Steps.Length - 1; i >= 0; i--)
        {
            Step step = _plan.Steps[i];
            if (!step.IsView && _isNeeded[_plan.StorageOf(step.Output)])
            {
                BackwardStep(step, i, count);
            }
        }
    }

    // A value's gradient is needed if a parameter to train lies somewhere before it.
    private static bool[] FindNeeded(Plan plan, ParameterGradients parameters)
    {
        bool[] isNeeded = new bool[plan.StorageSizes.Length];
        for (int i = 0; i < plan.Steps.Length; i++)
        {
            Step step = plan.Steps[i];
            isNeeded[plan.StorageOf(step.Output)] |=
                parameters.TrainsIn(i) || step.Inputs.Any(input => isNeeded[plan.StorageOf(input)]);
        }

        return isNeeded;
    }

    private void BackwardStep(Step step, int index, int count)
    {
        Place[] places = _scratchPlaces[index];
        int offset = 0;
        for (int i = 0; i < places.Length; i++)
        {
            Value value = _plan.Values[step.Inputs[i]];
            int length = _isNeeded[value.Storage] ? value.Size * count : 0;
            places[i] = new Place(offset, length, value.Shape);
            offset += length;
        }

        // One input that nothing else has written to is written in its place; the others by way of the scratch memory.
        int input = step.Inputs[0], storage = _plan.StorageOf(input);
        bool isDirect = places.Length == 1 && _isNeeded[storage] && !_isWritten[storage];
        step.Layer.Backward(new BackwardPass
        {
            Input = _run.Value(input, count),
            InputShape = _plan.Values[input].Shape,
            Output = _run.Value(step.Output, count),
            OutputShape = _plan.Values[step.Output].Shape,
            Saved = _run.Saved(index, count),
            OutputGradient = Gradient(step.Output, count),
            InputGradient = isDirect ? Gradient(input, count) : _scratch.Span.Slice(places[0].Offset, places[0].Length),
            Threads = _run.Threads,
            Memory = _run.Memory,
            Places = _run.InputPlaces(index, count),
            GradientMemory = _scratch.Span,
            GradientPlaces = places.Length == 1 ? default : places,
            Parameters = _parameters.Of(index),
            ParameterPlaces = _parameters.PlacesOf(index),
            ParameterGradientMemory = _parameters.Memory,
        });
        _parameters.AddUp(index);
        _parameters.Defer(index, _run.KeptValue(input, count), KeptGradient(step.Output, count));
        _isWritten[storage] |= isDirect;
        for (int i = 0; i < places.Length && !isDirect; i++)
        {
            if (places[i].Length > 0)
            {
                AddToGradient(step.Inputs[i], _scratch.Span.Slice(places[i].Offset, places[i].Length), count);
            }
        }
    }

    private void AddPenalty(Penalty penalty, int count, float scale)
    {
        int storage = _plan.StorageOf(penalty.Value);
        if (!_isNeeded[storage])
        {
            return;
        }

        Span<float> gradient = Gradient(penalty.Value, count);
        if (!_isWritten[storage])
        {
            gradient.Clear();
            _isWritten[storage] = true;
        }

        penalty.Regularizer.AddGradient(
            _run.Value(penalty.Value, count), _plan.Values[penalty.Value].Shape, scale / count, gradient);
    }

    private void AddToGradient(int value, ReadOnlySpan<float> addend, int count)
    {
        int storage = _plan.StorageOf(value);
        Span<float> gradient = Gradient(value, count);
        if (_isWritten[storage])
        {
            TensorPrimitives.Add(gradient, addend, gradient);
        }
        else
        {
            addend.CopyTo(gradient);
            _isWritten[storage] = true;
        }
    }

    private Span<float> Gradient(int value, int count) => KeptGradient(value, count).Span;

    private Memory<float> KeptGradient(int value, int count) =>
        _values.Memory.Slice(_run.Layout.Storages[_plan.StorageOf(value)], _plan.Values[value].Size * count);
}
