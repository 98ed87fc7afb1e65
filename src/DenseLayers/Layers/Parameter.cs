using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>An array of values that a layer owns and training changes, such as a kernel or a bias.</summary>
/// <remarks>
/// Made by <see cref="Layer.AddParameter"/> alone, so that counting, summary, training and saving all see the same
/// list.
/// </remarks>
public sealed class Parameter
{
    private readonly AlignedFloats _values;
    private readonly Layer _owner;
    private readonly Lock _packing = new();
    private PackedMatrix? _packed, _transposed;
    private int _version, _packedVersion, _transposedVersion;

    internal Parameter(Layer owner, string name, Shape shape, ParameterOptions options)
    {
        _owner = owner;
        Name = name;
        Shape = shape;
        IsTrainable = options.IsTrainable;
        Regularizer = options.Regularizer;
        Constraint = options.Constraint;
        _values = new AlignedFloats(shape.ElementCount);
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
    /// Whether training changes it: the layer asked for that when it made the parameter, and
    /// <see cref="Layer.Trainable"/> is set now.
    /// </summary>
    public bool Trainable => IsTrainable && _owner.Trainable;

    /// <summary>Adds a penalty on the values to the loss; <see langword="null"/> adds none.</summary>
    public Regularizer? Regularizer { get; }

    /// <summary>Projects the values after each optimizer step; <see langword="null"/> leaves them.</summary>
    public Constraint? Constraint { get; }

    /// <summary>The values in row-major order. To change them call <see cref="SetValues"/>.</summary>
    public ReadOnlySpan<float> Values => _values.Span;

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
                $"Parameter \"{Path}\" expects {Count:N0} values, its shape being {Shape}, but got " +
                $"{values.Length:N0}. Give all values in row-major order.",
                _owner.Name,
                Shape);
        }

        // Who packs meanwhile must not take some of them for all: that copy would pass for the new values.
        lock (_packing)
        {
            values.CopyTo(Change());
        }
    }

    /// <summary>A copy of the values as a tensor.</summary>
    public Tensor ToTensor() => new(Shape, Values);

    /// <summary>The path and the shape: <c>dense/kernel (784, 512)</c>.</summary>
    public override string ToString() => $"{Path} {Shape}";

    /// <summary>The values, to be written now: what was packed of the old ones is outdated.</summary>
    internal Span<float> Change()
    {
        Volatile.Write(ref _version, _version + 1);
        return _values.Span;
    }

    /// <summary>
    /// Changes the values by a step of an optimizer, and along with them what is packed of the present ones.
    /// </summary>
    /// <param name="formula">What the step does to each value.</param>
    /// <param name="gradient">Their gradients.</param>
    /// <param name="first">The formula's first slot; empty if it has none.</param>
    /// <param name="second">Its second slot; empty if it has none.</param>
    /// <param name="third">Its third slot; empty if it has none.</param>
    /// <param name="threads">The most threads to use; 0 and 1 mean the calling one alone.</param>
    /// <param name="product">Computes the gradients, in place of those that are given. Default: nothing.</param>
    internal void Step<TFormula>(
        TFormula formula,
        ReadOnlySpan<float> gradient,
        Span<float> first,
        Span<float> second,
        Span<float> third,
        int threads,
        DeferredProduct? product = null)
        where TFormula : struct, IStepFormula
    {
        lock (_packing)
        {
            bool isPacked = _packed is not null && _packedVersion == _version;
            bool isTransposed = _transposed is not null && _transposedVersion == _version;
            StepJob<TFormula>.Run(
                formula,
                new StepOperands
                {
                    Values = Change(),
                    Gradient = gradient,
                    Product = product,
                    First = first,
                    Second = second,
                    Third = third,
                    Packed = isPacked ? _packed : null,
                    Transposed = isTransposed ? _transposed : null,
                },
                threads);
            Volatile.Write(ref _packedVersion, isPacked ? _version : _packedVersion);
            Volatile.Write(ref _transposedVersion, isTransposed ? _version : _transposedVersion);
        }
    }

    /// <summary>
    /// The values of a matrix packed for a product, made when first asked for and made anew after a change.
    /// </summary>
    internal PackedMatrix Packed() =>
        Volatile.Read(ref _packedVersion) == Volatile.Read(ref _version) ? _packed! : Pack();

    /// <summary>The transpose of a matrix, packed likewise.</summary>
    internal PackedMatrix PackedTransposed()
    {
        if (Volatile.Read(ref _transposedVersion) != Volatile.Read(ref _version))
        {
            lock (_packing)
            {
                if (_transposedVersion != _version)
                {
                    int version = _version;
                    (_transposed ??= new PackedMatrix(Shape[1], Shape[0])).FillTransposed(Values);
                    Volatile.Write(ref _transposedVersion, version);
                }
            }
        }

        return _transposed!;
    }

    // Apart from the above, into whose callers it would bring locks, and a frame for calls of the system.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private PackedMatrix Pack()
    {
        lock (_packing)
        {
            if (_packedVersion != _version)
            {
                int version = _version;
                (_packed ??= new PackedMatrix(Shape[0], Shape[1])).Fill(Values);
                Volatile.Write(ref _packedVersion, version);
            }

            return _packed!;
        }
    }
}
