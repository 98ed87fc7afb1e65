namespace DenseLayers;

/// <summary>stub</summary>
public abstract class Reshape : Layer
{
}
