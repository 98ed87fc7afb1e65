using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>Values that an optimizer remembers from step to step, such as the momentum of a kernel.</summary>
/// <remarks>Made by <see cref="Optimizer.AddSlot"/> and <see cref="Optimizer.AddVariable"/> alone.</remarks>
public sealed class OptimizerVariable
{
    private readonly AlignedFloats _values;

    internal OptimizerVariable(string name, Shape shape, float initialValue)
    {
        Name = name;
        Shape = shape;
        _values = new AlignedFloats(shape.ElementCount);
        Values.Fill(initialValue);
    }

    /// <summary>
    /// The parameter's path and what is remembered about it, as Keras names it: <c>dense_kernel_momentum</c>.
    /// Layers of different nested models may have one name, and then so do their variables.
    /// </summary>
    public string Name { get; }

    /// <summary>The sizes of its axes.</summary>
    public Shape Shape { get; }

    /// <summary>The values in row-major order. What is written here the next step goes on from.</summary>
    public Span<float> Values => _values.Span;

    /// <summary>The name and the shape: <c>dense_kernel_momentum (784, 512)</c>.</summary>
    public override string ToString() => $"{Name} {Shape}";
}
