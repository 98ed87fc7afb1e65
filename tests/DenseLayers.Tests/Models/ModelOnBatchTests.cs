using DenseLayers.Training;

namespace DenseLayers.Tests.Models;

public class ModelOnBatchTests
{
    private static readonly Tensor _x = Numbers.Tensor([6, 3], 1);
    private static readonly Tensor _y = Numbers.Tensor([6, 1], 2);

    [Fact]
    public void TrainOnBatch_Steps_EqualThoseOfFit()
    {
        Sequential single = Compiled(), fitted = Compiled();
        for (int epoch = 0; epoch < 2; epoch++)
        {
            for (int start = 0; start < 6; start += 2)
            {
                single.TrainOnBatch(_x.Slice(start, 2), _y.Slice(start, 2));
            }
        }

        fitted.Fit(_x, _y, epochs: 2, batchSize: 2, new FitOptions { Shuffle = false });
        Numbers.Bits(single).Should().Equal(Numbers.Bits(fitted));
    }

    [Fact]
    public void TrainOnBatch_Result_IsOfTheBatchAloneBeforeTheStep()
    {
        Sequential model = Compiled();
        model.TrainOnBatch(_x, _y);
        Evaluation expected = model.Evaluate(_x.Slice(4, 2), _y.Slice(4, 2));
        Evaluation result = model.TrainOnBatch(_x.Slice(4, 2), _y.Slice(4, 2));
        result.Loss.Should().Be(expected.Loss);
        result["binary_accuracy"].Should().Be(expected["binary_accuracy"]);
        model.Evaluate(_x.Slice(4, 2), _y.Slice(4, 2)).Loss.Should().NotBe(result.Loss);
    }

    [Fact]
    public void TrainOnBatch_SecondCall_PlansNothingAnew()
    {
        Sequential model = new([256], seed: 1) { new Dense(256), new Dense(1) };
        model.Compile(new Sgd(), new MeanSquaredError());
        Tensor x = new([8, 256]), y = new([8, 1]);
        model.TrainOnBatch(x, y);
        long before = GC.GetAllocatedBytesForCurrentThread();
        model.TrainOnBatch(x, y);

        // The gradients alone are a quarter of a million bytes.
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(20_000);
    }

    [Fact]
    public void TrainOnBatch_LargerBatch_GetsRoom()
    {
        Sequential model = Compiled();
        model.TrainOnBatch(_x.Slice(0, 1), _y.Slice(0, 1));
        float expected = model.Evaluate(_x, _y).Loss;
        model.TrainOnBatch(_x, _y).Loss.Should().Be(expected);
    }

    [Fact]
    public void TrainOnBatch_CompiledAgain_UsesTheNewLossAndOptimizer()
    {
        Sequential model = Compiled();
        model.TrainOnBatch(_x, _y);
        model.Compile(new Sgd(0), new MeanSquaredError { Reduction = Reduction.Sum });
        int[] before = Numbers.Bits(model);
        float sum = model.TrainOnBatch(_x, _y).Loss;
        sum.Should().Be(model.Evaluate(_x, _y).Loss);
        Numbers.Bits(model).Should().Equal(before);
        model.Optimizer!.Iterations.Should().Be(1);
    }

    [Fact]
    public void TrainOnBatch_FrozenBetween_LeavesTheLayer()
    {
        Sequential model = Compiled();
        model.TrainOnBatch(_x, _y);
        model.Layers[0].Trainable = false;
        int[] before = Numbers.Bits(model.Parameters[0].Values);
        model.TrainOnBatch(_x, _y);
        Numbers.Bits(model.Parameters[0].Values).Should().Equal(before);
        model.Layers[0].Trainable = true;
        model.TrainOnBatch(_x, _y);
        Numbers.Bits(model.Parameters[0].Values).Should().NotEqual(before);
    }

    [Fact]
    public void TrainOnBatch_Weights_Count()
    {
        Sequential model = Compiled();
        float twice = 2 * model.Evaluate(_x, _y).Loss;
        int[] before = Numbers.Bits(model);
        model.TrainOnBatch(_x, _y, new Tensor([6])).Loss.Should().Be(0);
        Numbers.Bits(model).Should().Equal(before);
        Tensor weights = new([6], [2f, 2f, 2f, 2f, 2f, 2f]);
        model.TrainOnBatch(new Batch([_x], [_y], [weights])).Loss.Should().BeApproximately(twice, 1e-5f);
    }

    [Fact]
    public void TrainOnBatch_ClassWeights_Count()
    {
        Sequential model = Compiled();
        Tensor ones = new([6, 1], [1f, 1f, 1f, 1f, 1f, 1f]);
        float loss = model.Evaluate(_x, ones).Loss;
        model.TrainOnBatch(_x, ones, classWeights: new Dictionary<int, float> { [1] = 3 }).Loss
            .Should().BeApproximately(3 * loss, 1e-5f);
    }

    [Fact]
    public void TrainOnBatch_LossNotFinite_ThrowsWithoutAStep()
    {
        Sequential model = Compiled();
        model.TrainOnBatch(_x, _y);
        int[] before = Numbers.Bits(model);
        Tensor y = _y.Clone();
        y.Span[0] = float.NaN;
        model.Invoking(one => one.TrainOnBatch(_x, y)).Should().Throw<NotFiniteNumberException>().WithMessage(
            "Sequential \"sequential\" expects a finite loss, but got NaN in the batch.*Its targets " +
            "hold NaN at index 0*");
        Numbers.Bits(model).Should().Equal(before);
        model.Optimizer!.Iterations.Should().Be(1);
    }

    [Fact]
    public void TrainOnBatch_WithinFit_IsRefused()
    {
        Sequential model = Compiled();
        LambdaAtEpochEnd train = new(() => model.TrainOnBatch(_x, _y));
        model.Invoking(one => one.Fit(_x, _y, options: new FitOptions { Callbacks = [train] }))
            .Should().Throw<InvalidOperationException>().WithMessage(
                "Sequential \"sequential\" is being trained, so TrainOnBatch cannot be called. " +
                "Call it when the Fit that runs has returned.");
        model.Invoking(one => one.TrainOnBatch(_x, _y)).Should().NotThrow();
    }

    [Fact]
    public void OnBatch_NotCompiled_Throws()
    {
        Sequential model = new([3]) { new Dense(1) };
        model.Invoking(one => one.TrainOnBatch(_x, _y)).Should().Throw<InvalidOperationException>()
            .WithMessage("*before TrainOnBatch.");
        model.Invoking(one => one.TestOnBatch(_x, _y)).Should().Throw<InvalidOperationException>()
            .WithMessage("*before TestOnBatch.");
    }

    [Fact]
    public void OnBatch_DataThatDoesNotFit_ThrowsBeforeAnythingChanges()
    {
        Sequential model = Compiled();
        model.Invoking(one => one.TrainOnBatch(_x, _y.Slice(0, 5))).Should().Throw<ShapeException>();
        model.Invoking(one => one.TestOnBatch(_x, _y.Slice(0, 5))).Should().Throw<ShapeException>();
        model.IsBuilt.Should().BeFalse();
    }

    [Fact]
    public void TestOnBatch_Batch_EqualsEvaluate()
    {
        Sequential model = Compiled();
        model.TestOnBatch(_x.Slice(0, 2), _y.Slice(0, 2));
        int[] before = Numbers.Bits(model);
        Evaluation expected = model.Evaluate(_x, _y), result = model.TestOnBatch(_x, _y);
        result.Log.Should().Equal(expected.Log);
        Numbers.Bits(model).Should().Equal(before);
    }

    [Fact]
    public void TestOnBatch_SampleWeights_Count()
    {
        Tensor weights = new([6], [1f, 0f, 2f, 0f, 1f, 1f]);
        Sequential model = Compiled();
        model.TestOnBatch(_x, _y, weights).Loss.Should().Be(model.Evaluate(_x, _y, sampleWeights: weights).Loss);
    }

    [Fact]
    public void PredictOnBatch_Samples_EqualPredict()
    {
        Sequential model = Compiled();
        int[] expected = Numbers.Bits(model.Predict(_x).Span);
        Numbers.Bits(model.PredictOnBatch(_x).Span).Should().Equal(expected);
        Numbers.Bits(model.PredictOnBatch([_x]).Should().ContainSingle().Which.Span).Should().Equal(expected);
    }

    private static Sequential Compiled()
    {
        Sequential model = new([3], seed: 1) { new Dense(4, Activation.Tanh), new Dense(1) };
        model.Compile(new Adam(), new MeanSquaredError(), new BinaryAccuracy());
        return model;
    }

    private sealed class LambdaAtEpochEnd(Action action) : Callback
    {
        protected internal override void OnEpochEnd(TrainingProgress progress, EpochResult result) => action();
    }
}
