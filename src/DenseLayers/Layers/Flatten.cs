namespace DenseLayers;

/// <summary>stub</summary>
public abstract class Flatten : Layer
{
}
