namespace DenseLayers;

/// <content>The functions with Keras's default arguments.</content>
public abstract partial class Activation
{
    /// <summary><inheritdoc cref="DenseLayers.Celu" path="/summary"/></summary>
    public static Activation Celu { get; } = new Celu();

    /// <summary><inheritdoc cref="DenseLayers.Elu" path="/summary"/></summary>
    public static Activation Elu { get; } = new Elu();

    /// <summary><inheritdoc cref="DenseLayers.Exponential" path="/summary"/></summary>
    public static Activation Exponential { get; } = new Exponential();

    /// <summary><inheritdoc cref="DenseLayers.Gelu" path="/summary"/></summary>
    public static Activation Gelu { get; } = new Gelu();

    /// <summary><inheritdoc cref="DenseLayers.Glu" path="/summary"/></summary>
    public static Activation Glu { get; } = new Glu();

    /// <summary><inheritdoc cref="DenseLayers.HardShrink" path="/summary"/></summary>
    public static Activation HardShrink { get; } = new HardShrink();

    /// <summary><inheritdoc cref="DenseLayers.HardSigmoid" path="/summary"/></summary>
    public static Activation HardSigmoid { get; } = new HardSigmoid();

    /// <summary><inheritdoc cref="DenseLayers.HardSilu" path="/summary"/></summary>
    public static Activation HardSilu { get; } = new HardSilu();

    /// <summary><inheritdoc cref="DenseLayers.HardTanh" path="/summary"/></summary>
    public static Activation HardTanh { get; } = new HardTanh();

    /// <summary><inheritdoc cref="DenseLayers.LeakyRelu" path="/summary"/></summary>
    public static Activation LeakyRelu { get; } = new LeakyRelu();

    /// <summary><inheritdoc cref="DenseLayers.Linear" path="/summary"/></summary>
    public static Activation Linear { get; } = new Linear();

    /// <summary><inheritdoc cref="DenseLayers.LogSigmoid" path="/summary"/></summary>
    public static Activation LogSigmoid { get; } = new LogSigmoid();

    /// <summary><inheritdoc cref="DenseLayers.LogSoftmax" path="/summary"/></summary>
    public static Activation LogSoftmax { get; } = new LogSoftmax();

    /// <summary><inheritdoc cref="DenseLayers.Mish" path="/summary"/></summary>
    public static Activation Mish { get; } = new Mish();

    /// <summary><inheritdoc cref="DenseLayers.Relu" path="/summary"/></summary>
    public static Activation Relu { get; } = new Relu();

    /// <summary><inheritdoc cref="DenseLayers.Relu6" path="/summary"/></summary>
    public static Activation Relu6 { get; } = new Relu6();

    /// <summary><inheritdoc cref="DenseLayers.Selu" path="/summary"/></summary>
    public static Activation Selu { get; } = new Selu();

    /// <summary><inheritdoc cref="DenseLayers.Sigmoid" path="/summary"/></summary>
    public static Activation Sigmoid { get; } = new Sigmoid();

    /// <summary><inheritdoc cref="DenseLayers.Silu" path="/summary"/></summary>
    public static Activation Silu { get; } = new Silu();

    /// <summary><inheritdoc cref="DenseLayers.SoftShrink" path="/summary"/></summary>
    public static Activation SoftShrink { get; } = new SoftShrink();

    /// <summary><inheritdoc cref="DenseLayers.SoftmaxActivation" path="/summary"/></summary>
    public static Activation Softmax { get; } = new SoftmaxActivation();

    /// <summary><inheritdoc cref="DenseLayers.Softplus" path="/summary"/></summary>
    public static Activation Softplus { get; } = new Softplus();

    /// <summary><inheritdoc cref="DenseLayers.Softsign" path="/summary"/></summary>
    public static Activation Softsign { get; } = new Softsign();

    /// <summary><inheritdoc cref="DenseLayers.SparsePlus" path="/summary"/></summary>
    public static Activation SparsePlus { get; } = new SparsePlus();

    /// <summary><inheritdoc cref="DenseLayers.SparseSigmoid" path="/summary"/></summary>
    public static Activation SparseSigmoid { get; } = new SparseSigmoid();

    /// <summary><inheritdoc cref="DenseLayers.Sparsemax" path="/summary"/></summary>
    public static Activation Sparsemax { get; } = new Sparsemax();

    /// <summary><inheritdoc cref="DenseLayers.Squareplus" path="/summary"/></summary>
    public static Activation Squareplus { get; } = new Squareplus();

    /// <summary><inheritdoc cref="DenseLayers.Tanh" path="/summary"/></summary>
    public static Activation Tanh { get; } = new Tanh();

    /// <summary><inheritdoc cref="DenseLayers.TanhShrink" path="/summary"/></summary>
    public static Activation TanhShrink { get; } = new TanhShrink();
}
