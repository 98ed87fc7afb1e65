using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

public class FitOptionsTests
{
    [Fact]
    public void Options_Default_AreKerass()
    {
        FitOptions options = new();
        options.Shuffle.Should().BeTrue();
        options.ValidationSplit.Should().Be(0);
        options.ValidationData.Should().BeNull();
        options.Callbacks.Should().BeEmpty();
        options.SampleWeights.Should().BeEmpty();
        options.ClassWeights.Should().BeNull();
        options.InitialEpoch.Should().Be(0);
        options.StepsPerEpoch.Should().BeNull();
        options.ValidationFrequency.Should().Be(1);
        options.ValidationBatchSize.Should().BeNull();
        options.ValidationSteps.Should().BeNull();
    }

    [Fact]
    public void InitialEpoch_Negative_Throws()
    {
        Action act = () => _ = new FitOptions { InitialEpoch = -1 };
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            "InitialEpoch expects a finite number of 0 or more, but got -1.*");
    }

    [Fact]
    public void StepsPerEpoch_Below1_Throws() =>
        Below1(() => new FitOptions { StepsPerEpoch = 0 }, "StepsPerEpoch");

    [Fact]
    public void ValidationFrequency_Below1_Throws() =>
        Below1(() => new FitOptions { ValidationFrequency = 0 }, "ValidationFrequency");

    [Fact]
    public void ValidationBatchSize_Below1_Throws() =>
        Below1(() => new FitOptions { ValidationBatchSize = 0 }, "ValidationBatchSize");

    [Fact]
    public void ValidationSteps_Below1_Throws() =>
        Below1(() => new FitOptions { ValidationSteps = 0 }, "ValidationSteps");

    [Theory]
    [InlineData(nameof(FitOptions.ValidationBatchSize))]
    [InlineData(nameof(FitOptions.ValidationSteps))]
    [InlineData(nameof(FitOptions.ValidationFrequency))]
    public void Fit_OptionOfAValidationThatThereIsNot_IsRefused(string name)
    {
        FitOptions options = new()
        {
            ValidationBatchSize = name == nameof(FitOptions.ValidationBatchSize) ? 2 : null,
            ValidationSteps = name == nameof(FitOptions.ValidationSteps) ? 2 : null,
            ValidationFrequency = name == nameof(FitOptions.ValidationFrequency) ? 2 : 1,
        };
        Fitting(options).Should().Throw<ArgumentException>().WithMessage(
            $"FitOptions expects ValidationSplit or ValidationData with {name}, but got neither. Give one, or leave " +
            $"{name}.");
    }

    [Fact]
    public void Fit_ValidationBatchSizeOfBatches_IsRefused()
    {
        ValidationData data = new([new Batch(new Tensor([4, 2]), new Tensor([4, 1]))]);
        Fitting(new FitOptions { ValidationBatchSize = 3, ValidationData = data })
            .Should().Throw<ArgumentException>().WithMessage(
                "FitOptions expects ValidationBatchSize with validation data in tensors, but got 3 and batches, " +
                "whose sizes are their own. Leave ValidationBatchSize.");
    }

    private static Action Fitting(FitOptions options)
    {
        Sequential model = new([2]) { new Dense(1) };
        model.Compile(new Sgd(), new MeanSquaredError());
        return () => model.Fit(new Tensor([4, 2]), new Tensor([4, 1]), options: options);
    }

    [Fact]
    public void SampleWeights_Null_Throws()
    {
        Action act = () => _ = new FitOptions { SampleWeights = null! };
        act.Should().Throw<ArgumentNullException>().WithParameterName("SampleWeights");
    }

    [Theory]
    [InlineData(1f, "1")]
    [InlineData(-0.1f, "-0.1")]
    [InlineData(float.NaN, "NaN")]
    public void ValidationSplit_Outside0To1_Throws(float split, string text)
    {
        Action act = () => _ = new FitOptions { ValidationSplit = split };
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            $"ValidationSplit expects a number from 0 to below 1, but got {text}.*");
    }

    [Fact]
    public void Callbacks_Null_Throws()
    {
        Action act = () => _ = new FitOptions { Callbacks = null! };
        act.Should().Throw<ArgumentNullException>().WithParameterName("Callbacks");
    }

    [Fact]
    public void Callbacks_WithNull_NamesItsIndex()
    {
        Action act = () => _ = new FitOptions { Callbacks = [new TerminateOnNaN(), null!] };
        act.Should().Throw<ArgumentException>().WithParameterName("Callbacks")
            .WithMessage("Callbacks expects callbacks alone, but got null at index 1. Leave it out.*");
    }

    private static void Below1(Func<FitOptions> make, string name) => make.Invoking(one => one())
        .Should().Throw<ArgumentOutOfRangeException>().WithMessage($"{name} expects 1 or more, but got 0.*");
}
