namespace DenseLayers;

/// <summary>stub</summary>
public abstract class Model : Layer
{
    /// <summary>stub</summary>
    public static SymbolicTensor Input(Shape shape, string? name = null) => throw new NotSupportedException();
}
