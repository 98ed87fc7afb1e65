using DenseLayers.Tests.Training;
using DenseLayers.Training;

namespace DenseLayers.Tests.Models;

/// <summary>Training of models of which some parameters are frozen.</summary>
public class FrozenTrainingTests
{
    private static readonly Tensor _x = Numbers.Tensor([10, 3], 1);
    private static readonly Tensor _y = new([10, 1], [0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f]);

    [Fact]
    public void Fit_FrozenLayer_StaysBitIdentical()
    {
        Dense inner = new(4);
        Sequential frozen = new() { inner }, model = new([3], seed: 1) { frozen, new Dense(1) };
        model.Build([Shape.Unknown, 3]);
        frozen.Trainable = false;
        int[] before = Numbers.Bits(inner.Kernel.Values), outer = Numbers.Bits(model.Parameters[2].Values);
        model.Compile(new Adam(), new MeanSquaredError());
        model.Fit(_x, _y, epochs: 3);
        Numbers.Bits(inner.Kernel.Values).Should().Equal(before);
        inner.Bias!.Values.ToArray().Should().OnlyContain(value => value == 0);
        Numbers.Bits(model.Parameters[2].Values).Should().NotEqual(outer);
    }

    [Fact]
    public void Fit_FrozenBetweenTwoFitsAndTrainedAgain_GoesOnWithTheSameOptimizer()
    {
        Dense hidden = new(4);
        Sequential model = new([3], seed: 1) { hidden, new Dense(1) };
        model.Compile(new Adam(), new MeanSquaredError());
        model.Fit(_x, _y);
        float[] trained = hidden.Parameters[0].Values.ToArray(), output = model.Parameters[2].Values.ToArray();

        hidden.Trainable = false;
        model.Fit(_x, _y);
        hidden.Parameters[0].Values.ToArray().Should().Equal(trained);
        model.Parameters[2].Values.ToArray().Should().NotEqual(output);

        hidden.Trainable = true;
        model.Fit(_x, _y);
        hidden.Parameters[0].Values.ToArray().Should().NotEqual(trained);
        model.Optimizer!.Iterations.Should().Be(3);
    }

    [Fact]
    public void Fit_FrozenDuringIt_TakesEffectAtTheNextFit()
    {
        Sequential Model() => new([3], seed: 1) { new Dense(1) { KernelRegularizer = new L2(0.1f) } };
        Sequential model = Model(), twin = Model();
        Recorder freezer = new() { AtBatchEnd = _ => model.Layers[0].Trainable = false };
        foreach (Sequential one in new[] { model, twin })
        {
            one.Compile(new Sgd(), new MeanSquaredError());
        }

        float loss = model.Fit(_x, _y, 2, 5, new FitOptions { Callbacks = [freezer] }).Epochs[1].Loss;
        twin.Fit(_x, _y, 2, 5).Epochs[1].Loss.Should().Be(loss);
        float[] kernel = model.Parameters[0].Values.ToArray();
        kernel.Should().Equal(twin.Parameters[0].Values.ToArray());

        model.Fit(_x, _y);
        model.Parameters[0].Values.ToArray().Should().Equal(kernel);
    }

    [Fact]
    public void Fit_AllFrozen_ChangesNothing()
    {
        Sequential model = Compiled();
        model.Trainable = false;
        int[] before = Numbers.Bits(model);
        model.Fit(_x, _y).Epochs[0].Loss.Should().BeGreaterThan(0);
        Numbers.Bits(model).Should().Equal(before);
    }

    private static Sequential Compiled()
    {
        Sequential model = new([3], seed: 1) { new Dense(4, Activation.Tanh), new Dense(1) };
        model.Compile(new Adam(0.01f), new MeanSquaredError(), new TargetMean());
        return model;
    }

    private sealed class TargetMean() : MeanMetric("mean")
    {
        protected override float Measure(ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions) => targets[0];
    }
}
