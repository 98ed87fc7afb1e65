namespace DenseLayers;

/// <summary>A tensor of a functional graph before there is data: a shape, and the layer that will produce it.</summary>
/// <remarks>
/// Made by <see cref="Model.Input"/> and by a layer's <c>Apply</c>. Source: <c>keras.KerasTensor</c> of Keras 3.16.
/// </remarks>
public sealed class SymbolicTensor
{
    internal SymbolicTensor(Node producer, int index, Shape shape)
    {
        Producer = producer;
        Index = index;
        Shape = shape;
    }

    /// <summary>The shape, with its batch axis, which is usually unknown.</summary>
    public Shape Shape { get; }

    /// <summary>The layer whose output this is.</summary>
    public Layer Layer => Producer.Layer;

    /// <summary>The application of a layer that produces it.</summary>
    internal Node Producer { get; }

    /// <summary>Which of the producer's outputs it is.</summary>
    internal int Index { get; }

    /// <summary>The layer and the shape: <c>Dense "dense" → (None, 10)</c>.</summary>
    public override string ToString() => $"{Layer} → {Shape}";
}
