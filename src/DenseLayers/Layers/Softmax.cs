namespace DenseLayers;

/// <summary>Turns values into probabilities that sum to 1: <c>exp(x) / Σ exp(x)</c> over an axis.</summary>
/// <remarks>
/// Input of any shape, output of the same. No parameters. Source: <c>keras.layers.Softmax</c> of Keras 3.16.
/// </remarks>
public sealed class Softmax : Layer
{
    private readonly SoftmaxActivation _activation;

    /// <summary>Makes a softmax layer.</summary>
    /// <param name="axes">
    /// The axes to sum over, counted from either end of the whole shape; not 0, the batch. Default: the last one.
    /// </param>
    public Softmax(params ReadOnlySpan<int> axes) =>
        _activation = axes.IsEmpty ? new SoftmaxActivation() : new SoftmaxActivation { Axes = axes.ToArray() };

    /// <summary>The axes summed over.</summary>
    public IReadOnlyList<int> Axes => _activation.Axes;

    /// <inheritdoc/>
    public override Shape InferOutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return _activation.InferOutputShapeIn(this, input);
    }

    /// <inheritdoc/>
    protected internal override bool IsRowWise(Shape input) => _activation.IsRowWise(input);

    /// <inheritdoc/>
    protected internal override void Forward(in ForwardPass pass) =>
        _activation.Forward(pass.Input, pass.Output, pass.InputShape);

    /// <inheritdoc/>
    protected internal override void Backward(in BackwardPass pass)
    {
        if (pass.NeedsInputGradient)
        {
            _activation.Backward(default, pass.Output, pass.OutputGradient, pass.InputGradient, pass.InputShape);
        }
    }
}
