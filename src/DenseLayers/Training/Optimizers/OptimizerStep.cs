using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>What <see cref="Optimizer.Update"/> works on: one parameter in one step.</summary>
public readonly ref struct OptimizerStep
{
    /// <summary>The step's number, from 1.</summary>
    public long Number { get; internal init; }

    /// <summary>The learning rate of this step.</summary>
    public float LearningRate { get; internal init; }

    /// <summary>The parameter's index among those that <see cref="Optimizer.OnBuild"/> was given.</summary>
    public int Index { get; internal init; }

    /// <summary>The parameter.</summary>
    public Parameter Parameter { get; internal init; }

    /// <summary>Gradient of the loss with respect to the parameter's values, row-major.</summary>
    public ReadOnlySpan<float> Gradient
    {
        get
        {
            Product?.Complete(GradientMemory, Threads);
            return GradientMemory;
        }
    }

    /// <summary>The parameter's values, to be changed.</summary>
    public Span<float> Values => Parameter.Change();

    /// <summary>Where <see cref="Gradient"/> lies, or will when <see cref="Product"/> is computed whole.</summary>
    internal Span<float> GradientMemory { get; init; }

    /// <summary>The gradient, if it is a product that may not have been computed.</summary>
    internal DeferredProduct? Product { get; init; }

    /// <summary>The weight decay that <see cref="Change"/> is to apply, times the learning rate; 0: none.</summary>
    internal float WeightDecay { get; init; }

    /// <summary>The most threads that may work on this step; 0 and 1 mean the calling one alone.</summary>
    internal int Threads { get; init; }

    /// <summary>
    /// Changes every value by weight decay and a formula: in one pass, with the machine's vectors, on all threads,
    /// without allocating. Also what products have packed of the values follows.
    /// </summary>
    /// <param name="formula">What the step does to each value.</param>
    /// <param name="slots">What the formula remembers of the parameter, as many as its <c>Slots</c>.</param>
    internal void Change<TFormula>(TFormula formula, params ReadOnlySpan<OptimizerVariable> slots)
        where TFormula : struct, IStepFormula =>
        ChangeBy(formula, GradientMemory, Product is { IsPending: true } ? Product : null, slots);

    /// <summary>Changes every value by a formula that takes something else for the gradient.</summary>
    /// <param name="formula">What the step does to each value.</param>
    /// <param name="gradient">What it takes for the gradient; as long as that.</param>
    /// <param name="slots">What the formula remembers of the parameter, as many as its <c>Slots</c>.</param>
    internal void ChangeBy<TFormula>(
        TFormula formula, ReadOnlySpan<float> gradient, params ReadOnlySpan<OptimizerVariable> slots)
        where TFormula : struct, IStepFormula =>
        ChangeBy(formula, gradient, product: null, slots);

    private void ChangeBy<TFormula>(
        TFormula formula,
        ReadOnlySpan<float> gradient,
        DeferredProduct? product,
        ReadOnlySpan<OptimizerVariable> slots)
        where TFormula : struct, IStepFormula
    {
        Span<float> first = Slot(slots, 0), second = Slot(slots, 1), third = Slot(slots, 2);
        if (WeightDecay == 0)
        {
            Parameter.Step(formula, gradient, first, second, third, Threads, product);
        }
        else
        {
            Decayed<TFormula> decayed = new(new Decay(WeightDecay, LearningRate), formula);
            Parameter.Step(decayed, gradient, first, second, third, Threads, product);
        }
    }

    private static Span<float> Slot(ReadOnlySpan<OptimizerVariable> slots, int index) =>
        index < slots.Length ? slots[index].Values : default;
}
