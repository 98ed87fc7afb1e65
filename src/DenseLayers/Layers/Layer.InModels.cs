namespace DenseLayers;

/// <content>What models and graphs ask of a layer: its name among others, its shapes, and its parameters.</content>
public abstract partial class Layer
{
    private readonly Lock _building = new();

    /// <summary>Whether its maker chose the name; otherwise models number it.</summary>
    internal bool HasGivenName { get; private set; }

    /// <summary>The models that hold the layer's name, as long as they live.</summary>
    internal List<WeakReference<LayerNameScope>> NameScopes { get; } = [];

    /// <summary>What Keras calls the layer's type.</summary>
    internal virtual string KerasTypeName => GetType().Name;

    /// <summary>Called when the layer becomes part of a graph, which rests on its shapes from then on.</summary>
    internal virtual void OnApplied()
    {
    }

    /// <summary>Names the layer as its maker wishes.</summary>
    internal void GiveName(string? name)
    {
        if (name is not null)
        {
            (_name, HasGivenName) = (LayerNames.Checked(name), true);
        }
    }

    /// <summary>Names the layer as a model numbers it.</summary>
    internal void NumberName(string name) => _name = name;

    /// <summary>
    /// The parameter whose gradient is the input's transpose times what <see cref="Backward"/> leaves in the output's
    /// gradient, both as rows of their last axis; <see langword="null"/> if it has none. Who runs the layer may keep it
    /// out of a pass and compute that gradient later.
    /// </summary>
    /// <param name="input">The shape of the input.</param>
    internal virtual Parameter? DeferrableKernel(Shape input) => null;

    /// <summary>The shapes of all outputs for the shapes of all inputs.</summary>
    internal virtual Shape[] InferOutputShapes(ReadOnlySpan<Shape> inputs) =>
        inputs.Length == 1
            ? [InferOutputShape(inputs[0])]
            : throw new ArgumentException(
                $"{this} expects one input, but got {inputs.Length}. Join them with Concatenate or Add.");

    /// <summary>
    /// Builds the layer for the shapes of all its inputs, drawing first values from <paramref name="random"/>.
    /// </summary>
    /// <remarks>
    /// Thread-safe: a layer may be part of several models that are built at once. A build that fails leaves the layer
    /// as it was. Locks are taken from the outside in, a layer never containing itself, so that no two builds wait for
    /// each other.
    /// </remarks>
    internal void Build(ReadOnlySpan<Shape> inputs, Random random)
    {
        lock (_building)
        {
            _ = InferOutputShapes(inputs);
            if (IsBuilt)
            {
                return;
            }

            (_newParameters, _buildRandom) = ([], random);
            try
            {
                BuildCore(inputs, random);
                _parameters = [.. _newParameters];
                Volatile.Write(ref _isBuilt, true);
            }
            finally
            {
                (_newParameters, _buildRandom) = (null, null);
            }
        }
    }

    /// <summary>Makes what the layer is built of: all of it, or nothing if it throws.</summary>
    private protected virtual void BuildCore(ReadOnlySpan<Shape> inputs, Random random) => OnBuild(inputs[0]);
}
