using System.Text.Json;

namespace DenseLayers.Tests.Golden;

/// <summary>Targets as the library takes them.</summary>
internal static class GoldenTargets
{
    /// <summary>
    /// Reads targets. Keras broadcasts targets <c>(n)</c> against predictions <c>(n, 1)</c>; the library refuses them
    /// and names the mend. This asserts the refusal and applies the mend.
    /// </summary>
    /// <param name="element">The targets.</param>
    /// <param name="predictions">The shape of the predictions.</param>
    /// <param name="use">Gives the targets to the library.</param>
    public static Tensor Read(JsonElement element, Shape predictions, Action<Tensor> use)
    {
        Tensor targets = GoldenTensor.Read(element).ToTensor();
        if (predictions[^1] != 1 || targets.Rank != predictions.Rank - 1)
        {
            return targets;
        }

        Shape mended = Shape.Create([.. targets.Shape, 1]);
        use.Invoking(give => give(targets)).Should().Throw<ShapeException>()
            .WithMessage($"*reshape the targets to {mended}*");
        return targets.Reshape(mended);
    }
}
