using DenseLayers.Kernels;

namespace DenseLayers.Execution;

/// <summary>
/// The gradients that layers leave to who runs them: those of kernels that one step alone uses. They are products,
/// which an optimizer computes as it goes over the kernel, and others when they ask for the gradient.
/// </summary>
internal sealed class DeferredGradients
{
    private readonly int[] _indexOfStep;
    private readonly DeferredProduct?[] _products;

    /// <summary>Makes the products.</summary>
    /// <param name="plan">What is gone back over.</param>
    /// <param name="parameters">The parameters to train, each once.</param>
    /// <param name="samples">The most samples in a batch.</param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    public DeferredGradients(Plan plan, IReadOnlyList<Parameter> parameters, int samples, int threads)
    {
        _indexOfStep = Find(plan, parameters);
        _products = new DeferredProduct?[parameters.Count];
        int size = 0;
        for (int step = 0; step < _indexOfStep.Length; step++)
        {
            if (_indexOfStep[step] >= 0)
            {
                Shape kernel = parameters[_indexOfStep[step]].Shape;
                int rows = plan.Values[plan.Steps[step].Output].Size / kernel[1] * samples;
                int workers = Math.Clamp(threads, 1, Crew.MaxThreads);
                size = Math.Max(size, DeferredProduct.ScratchSize(kernel[0], kernel[1], rows, workers));
            }
        }

        AlignedFloats scratch = new(size);
        foreach (int index in _indexOfStep.Where(index => index >= 0))
        {
            _products[index] = new DeferredProduct(parameters[index].Shape[0], parameters[index].Shape[1], scratch);
        }
    }

    /// <summary>For each parameter its gradient, if that is deferred, or else <see langword="null"/>.</summary>
    public ReadOnlySpan<DeferredProduct?> Products => _products;

    /// <summary>Index of the parameter whose gradient a step leaves to others; -1: none.</summary>
    public int IndexOf(int step) => _indexOfStep[step];

    private static int[] Find(Plan plan, IReadOnlyList<Parameter> parameters)
    {
        Dictionary<Parameter, int> uses =
            plan.Steps.SelectMany(step => step.Layer.Parameters).CountBy(parameter => parameter).ToDictionary();
        Dictionary<Parameter, int> indices = parameters.Index().ToDictionary(one => one.Item, one => one.Index);
        return Array.ConvertAll(plan.Steps, step =>
            step.Layer.DeferrableKernel(plan.Values[step.Inputs[0]].Shape) is { Count: > 0 } kernel &&
            uses[kernel] == 1 && indices.TryGetValue(kernel, out int index) ? index : -1);
    }
}
