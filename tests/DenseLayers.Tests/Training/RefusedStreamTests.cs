using DenseLayers.Training;
using static DenseLayers.Tests.Training.Streams;

namespace DenseLayers.Tests.Training;

/// <summary>Batches that do not fit, and data without any.</summary>
public class RefusedStreamTests
{
    [Fact]
    public void Fit_BatchThatDoesNotFit_ThrowsBeforeItsStep()
    {
        Sequential model = Compiled(), twin = Compiled();
        CountedBatches batches = new([new Batch(X, Y), new Batch(X, Y.Reshape([10]))]);
        model.Invoking(one => one.Fit(batches)).Should().Throw<ShapeException>().WithMessage(
            "Batch 1 of a pass, from 0: MeanSquaredError expects targets*").Which.Actual.Should().Equal(10);
        twin.Fit(Batches(10));
        Numbers.Bits(model).Should().Equal(Numbers.Bits(twin));
        batches.Disposed.Should().Be(1);
    }

    [Fact]
    public void Fit_NoBatch_IsRefused()
    {
        Sequential model = Compiled();
        model.Invoking(one => one.Fit([])).Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"sequential\" expects at least one batch, but got none. Give data that has some.");
        model.IsBuilt.Should().BeFalse();
        model.History.Should().BeNull();
        model.Invoking(one => one.Evaluate([])).Should().Throw<ArgumentException>().WithMessage("*at least one batch*");
    }

    [Fact]
    public void Fit_NoBatchInTheSecondPass_IsRefused()
    {
        Queue<Batch> once = new(Batches(5, 5));
        IEnumerable<Batch> Once()
        {
            while (once.TryDequeue(out Batch? batch))
            {
                yield return batch;
            }
        }

        Sequential model = Compiled();
        model.Invoking(one => one.Fit(Once(), epochs: 2)).Should().Throw<ArgumentException>().WithMessage(
            "Sequential \"sequential\" expects batches in each pass over its data, but got none in epoch 1. " +
            "Batches are enumerated anew for each pass: " +
            "give data that can be enumerated again, such as a list, or train for one epoch.");
        model.History!.Epochs.Should().ContainSingle();
    }

    [Fact]
    public void Fit_NullBatch_IsRefused() =>
        Compiled().Invoking(one => one.Fit([null!])).Should().Throw<ArgumentException>().WithMessage(
            "Batch 0 of a pass, from 0: Sequential \"sequential\" expects batches, but got null. Give Batch objects " +
            "alone.*");

    [Fact]
    public void Fit_ValidationBatchThatDoesNotFit_SaysWhich() => Compiled()
        .Invoking(one => one.Fit(X, Y, options: new FitOptions
        {
            ValidationData = new ValidationData([new Batch(X, new Tensor([9, 1]))]),
        }))
        .Should().Throw<ShapeException>().WithMessage(
            "Batch 0 of a pass, from 0: ValidationData: Sequential \"sequential\" expects as many targets as samples*");

    [Fact]
    public void Fit_NullBatches_Throws() => Compiled().Invoking(one => one.Fit((IEnumerable<Batch>)null!))
        .Should().Throw<ArgumentNullException>().WithParameterName("batches");

    [Fact]
    public void Fit_ValidationSplitOfBatches_IsRefused() =>
        Compiled().Invoking(one => one.Fit(Batches(10), options: new FitOptions { ValidationSplit = 0.5f }))
            .Should().Throw<ArgumentException>().WithMessage(
                "Sequential \"sequential\" expects samples in tensors to split off some of them, but got batches and " +
                "ValidationSplit 0.5. Give ValidationData.*");

    [Fact]
    public void Fit_SampleWeightsBesideBatches_AreRefused() =>
        Compiled().Invoking(one => one.Fit(Batches(10), options: new FitOptions { SampleWeights = [new Tensor([10])] }))
            .Should().Throw<ArgumentException>().WithMessage(
                "Sequential \"sequential\" expects the sample weights of batches in each Batch, but got " +
                "FitOptions.SampleWeights. Give them to the batches.*");

    [Fact]
    public void Fit_NoValidationBatch_IsRefusedBeforeAnythingChanges()
    {
        Sequential model = Compiled();
        FitOptions options = new() { ValidationData = new ValidationData(Array.Empty<Batch>()) };
        model.Invoking(one => one.Fit(X, Y, options: options)).Should().Throw<ArgumentException>().WithMessage(
            "The validation of Sequential \"sequential\" expects at least one batch, but got none.*");
        model.IsBuilt.Should().BeFalse();
    }
}
