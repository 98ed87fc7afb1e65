namespace DenseLayers;

/// <summary>Says what an activation is applied to.</summary>
internal static class ActivationText
{
    /// <summary>
    /// The activation and what it works on: <c>relu of each value</c>, <c>softmax along the last axis</c>.
    /// </summary>
    /// <param name="activation">The activation.</param>
    /// <param name="input">The shape of what it is applied to.</param>
    public static string Describe(Activation activation, Shape input) => activation switch
    {
        SoftmaxActivation softmax => $"softmax along {Arithmetic.Axes(input, softmax.Axes)}",
        LogSoftmax softmax => $"log_softmax along {Arithmetic.Axes(input, [softmax.Axis])}",
        Sparsemax sparsemax => $"sparsemax along {Arithmetic.Axes(input, [sparsemax.Axis])}",
        Glu glu => $"glu along {Arithmetic.Axes(input, [glu.Axis])}",
        _ when activation.GetType().Assembly == typeof(Activation).Assembly => $"{activation.Name} of each value",
        _ => activation.Name,
    };
}
