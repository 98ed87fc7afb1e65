namespace DenseLayers;

/// <summary>Says what an activation is applied to.</summary>
internal static class ActivationText
{
    /// <summary>The activation and what it works on: <c>relu of each value</c>, <c>softmax along the last axis</c>.</summary>
    public static string Describe(Activation activation) => activation switch
    {
        { Name: "softmax" or "log_softmax" or "sparsemax" or "glu" } => $"{activation.Name} along the last axis",
        _ when activation.GetType().Assembly == typeof(Activation).Assembly => $"{activation.Name} of each value",
        _ => activation.Name,
    };
}
