namespace DenseLayers;

/// <content>The initializers with Keras's default arguments.</content>
public abstract partial class Initializer
{
    /// <summary><inheritdoc cref="DenseLayers.Zeros" path="/summary"/></summary>
    public static Initializer Zeros { get; } = new Zeros();

    /// <summary><inheritdoc cref="DenseLayers.Ones" path="/summary"/></summary>
    public static Initializer Ones { get; } = new Ones();

    /// <summary><inheritdoc cref="DenseLayers.IdentityInitializer" path="/summary"/></summary>
    public static Initializer Identity { get; } = new IdentityInitializer();

    /// <summary><inheritdoc cref="DenseLayers.GlorotUniform" path="/summary"/></summary>
    public static Initializer GlorotUniform { get; } = new GlorotUniform();

    /// <summary><inheritdoc cref="DenseLayers.GlorotNormal" path="/summary"/></summary>
    public static Initializer GlorotNormal { get; } = new GlorotNormal();

    /// <summary><inheritdoc cref="DenseLayers.HeUniform" path="/summary"/></summary>
    public static Initializer HeUniform { get; } = new HeUniform();

    /// <summary><inheritdoc cref="DenseLayers.HeNormal" path="/summary"/></summary>
    public static Initializer HeNormal { get; } = new HeNormal();

    /// <summary><inheritdoc cref="DenseLayers.LecunUniform" path="/summary"/></summary>
    public static Initializer LecunUniform { get; } = new LecunUniform();

    /// <summary><inheritdoc cref="DenseLayers.LecunNormal" path="/summary"/></summary>
    public static Initializer LecunNormal { get; } = new LecunNormal();

    /// <summary><inheritdoc cref="DenseLayers.VarianceScaling" path="/summary"/></summary>
    public static Initializer VarianceScaling { get; } = new VarianceScaling();

    /// <summary><inheritdoc cref="DenseLayers.RandomUniform" path="/summary"/></summary>
    public static Initializer RandomUniform { get; } = new RandomUniform();

    /// <summary><inheritdoc cref="DenseLayers.RandomNormal" path="/summary"/></summary>
    public static Initializer RandomNormal { get; } = new RandomNormal();

    /// <summary><inheritdoc cref="DenseLayers.TruncatedNormal" path="/summary"/></summary>
    public static Initializer TruncatedNormal { get; } = new TruncatedNormal();

    /// <summary><inheritdoc cref="DenseLayers.Orthogonal" path="/summary"/></summary>
    public static Initializer Orthogonal { get; } = new Orthogonal();
}
