namespace DenseLayers.Tests.Training;

/// <summary>An owner for the parameters that optimizers are tested with.</summary>
internal sealed class TestLayer : Layer
{
    /// <summary>A parameter of a layer named <c>dense</c>.</summary>
    public static Parameter Parameter(string name, Shape shape, float[] values, Constraint? constraint = null)
    {
        Parameter parameter = new(
            new TestLayer { Name = "dense" }, name, shape, new ParameterOptions { Constraint = constraint });
        parameter.SetValues(values);
        return parameter;
    }

    public override Shape InferOutputShape(Shape input) => input;

    protected internal override void Forward(in ForwardPass pass) => pass.Input.CopyTo(pass.Output);

    protected internal override void Backward(in BackwardPass pass) => pass.OutputGradient.CopyTo(pass.InputGradient);
}
