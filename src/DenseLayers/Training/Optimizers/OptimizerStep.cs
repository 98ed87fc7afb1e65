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
    public ReadOnlySpan<float> Gradient { get; internal init; }

    /// <summary>The parameter's values, to be changed.</summary>
    public Span<float> Values { get; internal init; }
}
