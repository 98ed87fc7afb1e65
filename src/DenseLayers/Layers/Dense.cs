using DenseLayers.Kernels;

namespace DenseLayers;

/// <summary>A fully connected layer: <c>activation(input · kernel + bias)</c> over the last axis.</summary>
/// <param name="units">Size of the last axis of the output; at least 1.</param>
/// <param name="activation">Function applied to the output; <see langword="null"/> applies none.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="units"/> is less than 1.</exception>
/// <remarks>
/// Input <c>(batch, …, features)</c>, output <c>(batch, …, units)</c>, any rank from 2: the same kernel is applied at
/// every position of the axes between. Parameters: <c>kernel</c> <c>(features, units)</c> and, with
/// <see cref="UseBias"/>, <c>bias</c> <c>(units)</c>. Defaults and results are those of <c>keras.layers.Dense</c> of
/// Keras 3.16.
/// </remarks>
public sealed class Dense(int units, Activation? activation = null) : Layer
{
    // Whether the activation is part of the product, and if not, whether there is one to apply.
    private readonly FusedActivation _fused = activation?.Fused ?? FusedActivation.None;
    private readonly bool _activatesApart =
        activation is not (null or Linear) && activation.Fused == FusedActivation.None;
    private Parameter? _kernel;
    private Shape? _builtInput, _builtSum;

    /// <summary>
    /// Size of the last axis of the output (of what the activation is applied to, if that changes the size).
    /// </summary>
    public int Units { get; } = Guard.Positive(units);

    /// <summary>Function applied to the output. Default: <see cref="Activation.Linear"/>.</summary>
    public Activation Activation { get; } = activation ?? Activation.Linear;

    /// <summary>Whether a bias is added before the activation. Default: <see langword="true"/>.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>Fills <see cref="Kernel"/> when the layer is built. Default: Glorot uniform.</summary>
    public Initializer KernelInitializer { get; init => field = Guard.NotNull(value); } = Initializer.GlorotUniform;

    /// <summary>Fills <see cref="Bias"/> when the layer is built. Default: zeros.</summary>
    public Initializer BiasInitializer { get; init => field = Guard.NotNull(value); } = Initializer.Zeros;

    /// <summary>Adds a penalty on the kernel to the loss. Default: none.</summary>
    public Regularizer? KernelRegularizer { get; init; }

    /// <summary>Adds a penalty on the bias to the loss. Default: none.</summary>
    public Regularizer? BiasRegularizer { get; init; }

    /// <summary>Projects the kernel after each optimizer step. Default: none.</summary>
    public Constraint? KernelConstraint { get; init; }

    /// <summary>Projects the bias after each optimizer step. Default: none.</summary>
    public Constraint? BiasConstraint { get; init; }

    /// <summary>The weights, shape <c>(features, units)</c>.</summary>
    /// <exception cref="InvalidOperationException">The layer is not built.</exception>
    public Parameter Kernel => _kernel ?? throw NotBuilt();

    /// <summary>
    /// The bias, shape <c>(units)</c>; <see langword="null"/> without <see cref="UseBias"/> or before the layer is
    /// built.
    /// </summary>
    public Parameter? Bias { get; private set; }

    /// <inheritdoc/>
    public override Shape InferOutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Rank < 2)
        {
            ThrowShape(
                "input of rank 2 or more, (batch, …, features)", $"shape {input} of rank {input.Rank}",
                "Reshape a single sample to (1, features).", input);
        }

        if (input[^1] == Shape.Unknown)
        {
            ThrowShape(
                "a known last axis of its input, which its kernel must fit", $"shape {input}",
                "Give the number of features in the input shape.", input);
        }

        if (_kernel is { } kernel && kernel.Shape[0] != input[^1])
        {
            int features = kernel.Shape[0];
            ThrowShape(
                $"{features} features on the last axis of its input", $"shape {input} with {input[^1]}",
                $"The layer was built for (?, {features}): reshape the input, or use a new layer for it.",
                input, input.WithLast(features));
        }

        return Activation.InferOutputShapeIn(this, input.WithLast(Units));
    }

    /// <inheritdoc/>
    protected override void OnBuild(Shape input)
    {
        Parameter kernel = AddParameter("kernel", Shape.Matrix(input[^1], Units), KernelInitializer, new()
        {
            Regularizer = KernelRegularizer,
            Constraint = KernelConstraint,
        });
        Bias = !UseBias ? null : AddParameter("bias", [Units], BiasInitializer, new()
        {
            Regularizer = BiasRegularizer,
            Constraint = BiasConstraint,
        });

        // The kernel last: it says what input the layer takes, and a bias that cannot be made must leave no trace.
        _builtSum = input.WithBatch(Shape.Unknown).WithLast(Units);
        _builtInput = input.WithBatch(Shape.Unknown);
        _kernel = kernel;
    }

    /// <inheritdoc/>
    protected internal override int SavedSize(Shape input, bool training)
    {
        Shape sum = SumShape(input);
        bool keepsSum = (training && Activation.GradientNeedsInput) || Activation.InferOutputShape(sum) != sum;
        return keepsSum ? sum.SampleSize : 0;
    }

    /// <inheritdoc/>
    protected internal override bool IsRowWise(Shape input) => Activation.IsRowWise(SumShape(input));

    /// <inheritdoc/>
    internal override Parameter? DeferrableKernel(Shape input) =>
        // Where the activation changes the size, dz does not lie in place of dy.
        Activation.InferOutputShape(SumShape(input)) == SumShape(input) ? Kernel : null;

    /// <inheritdoc/>
    protected internal override void Forward(in ForwardPass pass)
    {
        bool streams = pass.Streams && !_activatesApart;
        Gemm.Multiply(pass.Input, Kernel.Packed(), SumOf(pass), Epilogue(), pass.Threads, streams);
        Activate(pass);
    }

    /// <summary>
    /// Whether <see cref="ForwardBoth"/> pays, for a layer that reads only what another one gives, and many rows.
    /// </summary>
    internal bool JoinsTo(Dense before) =>
        !before._activatesApart && ProductPair.Pays(before.Kernel.Shape[0], Units);

    /// <summary>Computes another layer and then this one in one go.</summary>
    /// <param name="before">The other layer.</param>
    /// <param name="pass">Its input, and for the rest what this layer would be given.</param>
    internal void ForwardBoth(Dense before, in ForwardPass pass)
    {
        ProductPair.Multiply(
            pass.Input, before.Kernel.Packed(), before.Epilogue(), Kernel.Packed(), SumOf(pass), Epilogue());
        Activate(pass);
    }

    /// <inheritdoc/>
    protected internal override void Backward(in BackwardPass pass)
    {
        // dz, the gradient of the sum: in place of dy, or of z where the activation changes the size.
        Span<float> gradient = pass.Saved.Length > pass.OutputGradient.Length ? pass.Saved : pass.OutputGradient;
        Parameter? bias = Bias is not null && pass.NeedsGradient(Bias) ? Bias : null;
        bool passesRelu = bias is not null && _fused == FusedActivation.Relu;
        if (Activation is not Linear && !passesRelu)
        {
            Activation.Backward(pass.Saved, pass.Output, pass.OutputGradient, gradient, SumShape(pass.InputShape));
        }

        if (bias is not null)
        {
            // dbias = Σ rows of dz
            BiasGradientJob.Run(passesRelu ? pass.Output : default, gradient, pass.Gradient(bias), pass.Threads);
        }

        if (pass.NeedsGradient(Kernel))
        {
            // dkernel = xᵀ · dz, unless it is left to who runs the layer
            Gemm.MultiplyTransposedLeft(
                pass.Input, gradient, pass.Gradient(Kernel), Kernel.Shape[0], Units, pass.Threads);
        }

        if (pass.NeedsInputGradient)
        {
            // dx = dz · kernelᵀ
            Gemm.Multiply(gradient, Kernel.PackedTransposed(), pass.InputGradient, default, pass.Threads);
        }
    }

    // Where nothing asks for the sum later, it goes straight to the output.
    private static Span<float> SumOf(in ForwardPass pass) => pass.Saved.IsEmpty ? pass.Output : pass.Saved;

    private Epilogue Epilogue() => new(Bias is null ? default : Bias.Values, _fused);

    private void Activate(in ForwardPass pass)
    {
        if (_activatesApart)
        {
            Activation.Forward(SumOf(pass), pass.Output, SumShape(pass.InputShape));
        }
    }

    // The shape that the layer was built for is at hand; only a layer that is shared between ranks makes another.
    private Shape SumShape(Shape input) => input.Equals(_builtInput) ? _builtSum! : input.WithLast(Units);
}
