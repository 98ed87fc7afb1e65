using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>An array of values that a layer owns and training changes, such as a kernel or a bias.</summary>
/// <remarks>
/// Made by <see cref="Layer.AddParameter"/> alone, so that counting, summary, training and saving all see the same list.
/// </remarks>
public sealed class Parameter
{
    private readonly float[] _values;
    private readonly Layer _owner;
    private Packing? _packing;

    internal Parameter(Layer owner, string name, Shape shape, ParameterOptions options)
    {
        _owner = owner;
        Name = name;
        Shape = shape;
        IsTrainable = options.IsTrainable;
        Regularizer = options.Regularizer;
        Constraint = options.Constraint;
        _values = new float[shape.ElementCount];
    }

    /// <summary>What it is to its layer: <c>kernel</c>, <c>bias</c>.</summary>
    public string Name { get; }

    /// <summary>The layer's name and its own: <c>dense_1/kernel</c>.</summary>
    public string Path => $"{_owner.Name}/{Name}";

    /// <summary>The sizes of its axes.</summary>
    public Shape Shape { get; }

    /// <summary>Number of values.</summary>
    public int Count => _values.Length;

    /// <summary>
    /// Whether training changes it: the layer asked for that when it made the parameter, and <see cref="Layer.Trainable"/>
    /// is set now.
    /// </summary>
    public bool Trainable => IsTrainable && _owner.Trainable;

    /// <summary>Adds a penalty on the values to the loss; <see langword="null"/> adds none.</summary>
    public Regularizer? Regularizer { get; }

    /// <summary>Projects the values after each optimizer step; <see langword="null"/> leaves them.</summary>
    public Constraint? Constraint { get; }

    /// <summary>The values in row-major order. To change them call <see cref="SetValues"/>.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Whether the layer made it for training, whatever <see cref="Layer.Trainable"/> says now.</summary>
    internal bool IsTrainable { get; }

    /// <summary>Replaces all values.</summary>
    /// <param name="values">The new values in row-major order, <see cref="Count"/> of them.</param>
    /// <exception cref="ShapeException">There are more or fewer values.</exception>
    public void SetValues(ReadOnlySpan<float> values)
    {
        if (values.Length != Count)
        {
            throw new ShapeException(
                $"Parameter \"{Path}\" expects {Count:N0} values, its shape being {Shape}, but got {values.Length:N0}. " +
                "Give all values in row-major order.",
                _owner.Name,
                Shape);
        }

        values.CopyTo(Change());
    }

    /// <summary>A copy of the values as a tensor.</summary>
    public Tensor ToTensor() => new(Shape, _values);

    /// <summary>The path and the shape: <c>dense/kernel (784, 512)</c>.</summary>
    public override string ToString() => $"{Path} {Shape}";

    /// <summary>The values, to be written now: what was derived from the old ones is forgotten.</summary>
    internal Span<float> Change()
    {
        Volatile.Write(ref _packing, null);
        return _values;
    }

    /// <summary>The values of a matrix packed for a product, made when first asked for and again after a change.</summary>
    internal PackedMatrix Packed() => CurrentPacking().Matrix;

    /// <summary>The transpose of a matrix, packed likewise.</summary>
    internal PackedMatrix PackedTransposed() => CurrentPacking().Transpose;

    // Threads that predict at once may both pack; the results are equal and the last one stays.
    private Packing CurrentPacking()
    {
        Packing? packing = Volatile.Read(ref _packing);
        if (packing is null)
        {
            packing = new Packing(this);
            Volatile.Write(ref _packing, packing);
        }

        return packing;
    }

    private sealed class Packing(Parameter parameter)
    {
        public PackedMatrix Matrix =>
            field ??= PackedMatrix.Pack(parameter._values, parameter.Shape[0], parameter.Shape[1]);

        public PackedMatrix Transpose =>
            field ??= PackedMatrix.PackTransposed(parameter._values, parameter.Shape[1], parameter.Shape[0]);
    }
}
