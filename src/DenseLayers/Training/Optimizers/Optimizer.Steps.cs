using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <content>How it takes steps, for those who train with it.</content>
public abstract partial class Optimizer
{
    private int[] _changed = [];

    /// <summary>Sees to it that no option was set that does nothing, and that a schedule gives a rate.</summary>
    /// <exception cref="ArgumentException">One was; the message names it and what it wants.</exception>
    /// <exception cref="InvalidOperationException">The schedule does not.</exception>
    internal virtual void CheckOptions()
    {
        bool hasMomentum = EmaMomentum != DefaultEmaMomentum, overwrites = EmaOverwriteFrequency is not null;
        Guard.NotIdle(!UseEma && hasMomentum, this, nameof(EmaMomentum), EmaMomentum, nameof(UseEma));
        Guard.NotIdle(
            !UseEma && overwrites, this, nameof(EmaOverwriteFrequency), EmaOverwriteFrequency, nameof(UseEma));
        _ = Schedule?.CheckedRateAt(Iterations);
    }

    /// <summary>Sees to it that parameters are those from which steps go on. Default: they always are.</summary>
    /// <exception cref="InvalidOperationException">They are not.</exception>
    internal virtual void CheckTraining()
    {
    }

    /// <summary>
    /// Gets ready to change parameters: the first time any, later those of the first time or some of them.
    /// </summary>
    /// <param name="trainable">The parameters, in the order in which gradients will come.</param>
    /// <exception cref="InvalidOperationException">It is ready for others, or not in training.</exception>
    internal void Build(IReadOnlyList<Parameter> trainable)
    {
        CheckTraining();
        if (!IsBuilt)
        {
            _parameters = [.. trainable];
            BuildOptions();
            OnBuild(_parameters);
            IsBuilt = true;
        }

        int[] changed = [.. trainable.Select(parameter => Array.IndexOf(_parameters, parameter))];
        if (changed.Contains(-1))
        {
            throw new InvalidOperationException(
                $"{this} expects the {_parameters.Length} parameters that it was built for, but got " +
                $"{trainable.Count}, not the same ones. An optimizer belongs to one model and to what is trainable " +
                "in it: compile the model with a new optimizer.");
        }

        _changed = changed;
    }

    /// <summary>Takes a step: changes the parameters that it is ready for and applies their constraints.</summary>
    /// <param name="gradients">The gradients of those parameters; options may change them.</param>
    /// <param name="places">
    /// Where in <paramref name="gradients"/> that of each parameter lies, in the order of the last build.
    /// </param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    /// <param name="products">
    /// Those of the gradients that may not have been computed yet, in the same order, and <see langword="null"/> for
    /// the others. Default: all have been.
    /// </param>
    internal void Apply(
        Span<float> gradients,
        ReadOnlySpan<Place> places,
        int threads = 1,
        ReadOnlySpan<DeferredProduct?> products = default)
    {
        if (!IsBuilt || places.Length != _changed.Length)
        {
            throw new InvalidOperationException(
                $"{this} expects one gradient for each of {_changed.Length} parameters, but got {places.Length}. " +
                "Call Build first.");
        }

        CheckTraining();
        float rate = Schedule?.CheckedRateAt(Iterations) ?? LearningRate;
        if (_intake is not null)
        {
            Complete(products, gradients, places, threads);
        }

        if (_intake is null || _intake.Take(gradients, places, _changed, Iterations, threads))
        {
            OnStep(UpdateCount + 1);
            for (int i = 0; i < places.Length; i++)
            {
                int index = _changed[i];
                float decay = _weightDecays[index];
                Span<float> gradient = gradients.Slice(places[i].Offset, places[i].Length);
                if (decay != 0 && !IsOnePass)
                {
                    _parameters[index].Step(new Decay(decay, rate), gradient, [], [], [], threads);
                }

                Update(new OptimizerStep
                {
                    Number = UpdateCount + 1,
                    LearningRate = rate,
                    Index = index,
                    Parameter = _parameters[index],
                    GradientMemory = gradient,
                    Product = products.IsEmpty ? null : products[i],
                    WeightDecay = IsOnePass ? decay : 0,
                    Threads = threads,
                });
            }
        }

        Averages?.Follow(UpdateCount, threads);
        foreach (int index in _changed)
        {
            Parameter parameter = _parameters[index];
            parameter.Constraint?.Project(parameter.Change(), parameter.Shape);
        }

        Iterations++;
    }

    private static void Complete(
        ReadOnlySpan<DeferredProduct?> products, Span<float> gradients, ReadOnlySpan<Place> places, int threads)
    {
        for (int i = 0; i < products.Length; i++)
        {
            products[i]?.Complete(gradients.Slice(places[i].Offset, places[i].Length), threads);
        }
    }
}
