namespace DenseLayers;

/// <summary>stub</summary>
public abstract class Dropout : Layer
{
}
