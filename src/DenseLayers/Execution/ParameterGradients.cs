using System.Numerics.Tensors;
using DenseLayers.Kernels;

namespace DenseLayers.Execution;

/// <summary>The gradients of the parameters to train, in one array.</summary>
/// <remarks>
/// The last step that uses a parameter, the first on the way back, writes its gradient in place; a layer that is used
/// again writes beside it, and <see cref="AddUp"/> adds that. Deferred gradients are written when they are asked for.
/// </remarks>
internal sealed class ParameterGradients
{
    // A cache line: no two gradients share one, and vectors do not straddle two.
    private const int Alignment = 16;

    private readonly AlignedFloats _memory;
    private readonly Parameter[][] _parametersOfStep;
    private readonly Place[][] _placesOfStep;
    private readonly int[][] _targetsOfStep;
    private readonly DeferredGradients _deferred;
    private readonly int _threads;

    /// <summary>Makes room for the gradients.</summary>
    /// <param name="plan">What is gone back over.</param>
    /// <param name="parameters">The parameters to train, each once.</param>
    /// <param name="samples">The most samples in a batch.</param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    public ParameterGradients(Plan plan, IReadOnlyList<Parameter> parameters, int samples, int threads)
    {
        _threads = threads;
        _deferred = new DeferredGradients(plan, parameters, samples, threads);
        Parameters = parameters;
        Places = new Place[parameters.Count];
        Dictionary<Parameter, int> indices = [];
        int length = 0;
        for (int i = 0; i < parameters.Count; i++)
        {
            indices[parameters[i]] = i;
            Places[i] = new Place(length, parameters[i].Count, parameters[i].Shape);
            length += Rounded(parameters[i].Count);
        }

        _parametersOfStep = [.. plan.Steps.Select((step, i) => step.Layer.Parameters.Where(
            parameter => indices.TryGetValue(parameter, out int index) && index != _deferred.IndexOf(i)).ToArray())];
        _placesOfStep =
            [.. _parametersOfStep.Select(some => some.Select(parameter => Places[indices[parameter]]).ToArray())];
        _targetsOfStep = [.. _parametersOfStep.Select(some => some.Select(_ => -1).ToArray())];
        int scratch = length;
        HashSet<Parameter> written = [];
        for (int step = plan.Steps.Length - 1; step >= 0; step--)
        {
            int offset = length;
            for (int i = 0; i < _parametersOfStep[step].Length; i++)
            {
                Parameter parameter = _parametersOfStep[step][i];
                if (!written.Add(parameter))
                {
                    _targetsOfStep[step][i] = _placesOfStep[step][i].Offset;
                    _placesOfStep[step][i] = new Place(offset, parameter.Count, parameter.Shape);
                    offset += Rounded(parameter.Count);
                }
            }

            scratch = Math.Max(scratch, offset);
        }

        _memory = new AlignedFloats(scratch);
    }

    /// <summary>The parameters to train.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Where in <see cref="Memory"/> the gradient of each parameter lies.</summary>
    public Place[] Places { get; }

    /// <summary>For each parameter its gradient, if that is deferred, or else <see langword="null"/>.</summary>
    public ReadOnlySpan<DeferredProduct?> Products => _deferred.Products;

    /// <summary>The gradients, but those that are still to be computed, and behind them scratch memory.</summary>
    public Span<float> Memory => _memory.Span;

    /// <summary>The gradient of a parameter.</summary>
    public Span<float> Gradient(int index)
    {
        Span<float> gradient = Memory.Slice(Places[index].Offset, Places[index].Length);
        Products[index]?.Complete(gradient, _threads);
        return gradient;
    }

    /// <summary>Whether a step has parameters to train.</summary>
    public bool TrainsIn(int step) => _parametersOfStep[step].Length > 0 || _deferred.IndexOf(step) >= 0;

    /// <summary>The parameters to train that a step uses, and whose gradients it does not leave to others.</summary>
    public ReadOnlySpan<Parameter> Of(int step) => _parametersOfStep[step];

    /// <summary>Where a step is to write their gradients.</summary>
    public ReadOnlySpan<Place> PlacesOf(int step) => _placesOfStep[step];

    /// <summary>Adds what a step wrote beside to the gradients proper.</summary>
    public void AddUp(int step)
    {
        for (int i = 0; i < _targetsOfStep[step].Length; i++)
        {
            if (_targetsOfStep[step][i] >= 0)
            {
                Place place = _placesOfStep[step][i];
                Span<float> target = Memory.Slice(_targetsOfStep[step][i], place.Length);
                TensorPrimitives.Add(target, Memory.Slice(place.Offset, place.Length), target);
            }
        }
    }

    /// <summary>Defers the gradient that a step has left to others, if it does.</summary>
    /// <param name="step">The step.</param>
    /// <param name="input">Its input.</param>
    /// <param name="outputGradient">What it has left in its output's gradient.</param>
    public void Defer(int step, ReadOnlyMemory<float> input, ReadOnlyMemory<float> outputGradient)
    {
        int index = _deferred.IndexOf(step);
        if (index >= 0)
        {
            DeferredProduct product = Products[index]!;
            product.Defer(input, outputGradient);
            if (!product.PaysByRows(_threads))
            {
                _ = Gradient(index);
            }
        }
    }

    private static int Rounded(int length) => checked(length + Alignment - 1) / Alignment * Alignment;
}
