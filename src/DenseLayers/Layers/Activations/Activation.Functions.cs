namespace DenseLayers;

/// <content>The functions with Keras's default arguments.</content>
public abstract partial class Activation
{
    /// <summary><inheritdoc cref="DenseLayers.Linear" path="/summary"/></summary>
    public static Activation Linear { get; } = new Linear();
}
