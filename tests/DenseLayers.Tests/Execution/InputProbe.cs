namespace DenseLayers.Tests.Execution;

/// <summary>
/// Puts a parameter, one value for each of a whole batch, in place of the model's input. So the gradient with respect
/// to what enters the next layer is that of a parameter.
/// </summary>
/// <param name="batch">Samples in the batch.</param>
internal sealed class InputProbe(int batch) : Layer
{
    public int ValueSeed { get; init; } = 1;

    public override Shape InferOutputShape(Shape input) => input;

    protected override void OnBuild(Shape input)
    {
        Shape shape = input.WithBatch(batch);
        AddParameter("values", shape, Initializer.Zeros).SetValues(Numbers.Some(shape.ElementCount, ValueSeed));
    }

    protected internal override void Forward(in ForwardPass pass) => Parameters[0].Values.CopyTo(pass.Output);

    protected internal override void Backward(in BackwardPass pass) =>
        pass.OutputGradient.CopyTo(pass.Gradient(Parameters[0]));
}
