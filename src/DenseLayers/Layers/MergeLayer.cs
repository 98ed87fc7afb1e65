namespace DenseLayers;

/// <summary>A layer that takes several tensors and returns one. Derive from it for a merge of your own.</summary>
/// <remarks>Source: <c>keras.src.layers.merging.base_merge.Merge</c> of Keras 3.16.</remarks>
public abstract class MergeLayer : Layer
{
    /// <summary>The shape of the output. Pure: builds nothing, and is the only place that checks the inputs.</summary>
    /// <param name="inputs">The shapes of the inputs, at least one, each with its batch axis, which may be unknown.</param>
    /// <exception cref="ShapeException">The layer cannot take such inputs together.</exception>
    public abstract Shape InferOutputShape(params ReadOnlySpan<Shape> inputs);

    /// <inheritdoc/>
    public sealed override Shape InferOutputShape(Shape input) => InferOutputShape([input]);

    /// <summary>Runs the layer by hand.</summary>
    /// <param name="inputs">The inputs, at least one.</param>
    /// <returns>A new tensor.</returns>
    /// <exception cref="ShapeException">The layer cannot take such inputs together.</exception>
    /// <exception cref="ArgumentException">There are no inputs.</exception>
    public Tensor Apply(params ReadOnlySpan<Tensor> inputs)
    {
        ThrowIfNone(inputs.Length);
        Shape[] shapes = new Shape[inputs.Length];
        Place[] places = new Place[inputs.Length];
        int size = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(inputs[i], nameof(inputs));
            shapes[i] = inputs[i].Shape;
            places[i] = new Place(size, inputs[i].Length, inputs[i].Shape);
            size += inputs[i].Length;
        }

        Build(shapes, new SeededRandom(Random.Shared.NextInt64()));
        Tensor output = new(InferOutputShape(shapes));
        float[] memory = new float[size];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i].Span.CopyTo(memory.AsSpan(places[i].Offset));
        }

        Forward(new ForwardPass
        {
            Input = memory.AsSpan(0, inputs[0].Length),
            InputShape = shapes[0],
            Output = output.Span,
            OutputShape = output.Shape,
            Memory = memory,
            Places = places,
        });
        return output;
    }

    /// <summary>Applies the layer to symbolic tensors: adds a node to a functional graph. Nothing is computed.</summary>
    /// <param name="inputs">The inputs, at least one.</param>
    /// <returns>The output, a symbolic tensor.</returns>
    /// <exception cref="ShapeException">The layer cannot take such inputs together.</exception>
    /// <exception cref="ArgumentException">There are no inputs.</exception>
    public SymbolicTensor Apply(params ReadOnlySpan<SymbolicTensor> inputs)
    {
        ThrowIfNone(inputs.Length);
        Shape[] shapes = new Shape[inputs.Length];
        for (int i = 0; i < shapes.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(inputs[i], nameof(inputs));
            shapes[i] = inputs[i].Shape;
        }

        return new Node(this, inputs.ToArray(), [InferOutputShape(shapes)]).Outputs[0];
    }

    internal sealed override Shape[] InferOutputShapes(ReadOnlySpan<Shape> inputs) => [InferOutputShape(inputs)];

    /// <summary>Makes the parameters, by <see cref="Layer.AddParameter"/>. Called once; the shapes have been checked.</summary>
    /// <param name="inputs">The shapes of the inputs, each with its batch axis, which may be unknown.</param>
    protected virtual void OnBuild(params ReadOnlySpan<Shape> inputs)
    {
    }

    /// <inheritdoc/>
    protected sealed override void OnBuild(Shape input) => OnBuild([input]);

    private protected sealed override void BuildCore(ReadOnlySpan<Shape> inputs, Random random) => OnBuild(inputs);

    private void ThrowIfNone(int count)
    {
        if (count == 0)
        {
            throw new ArgumentException($"{this} expects at least one input, but got none. Give it the tensors to join.");
        }
    }
}
