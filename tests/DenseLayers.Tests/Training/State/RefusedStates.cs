using FluentAssertions.Specialized;

namespace DenseLayers.Tests.Training.State;

/// <summary>What is asked of a model that is given a state it cannot take.</summary>
internal static class RefusedStates
{
    /// <summary>An action throws, and leaves the model's parameters and steps as they were.</summary>
    public static ExceptionAssertions<InvalidDataException> ShouldStayWhen(this Sequential model, Action action)
    {
        int[] bits = Numbers.Bits(model);
        long steps = model.Optimizer!.Iterations;
        ExceptionAssertions<InvalidDataException> thrown = action.Should().Throw<InvalidDataException>();
        Numbers.Bits(model).Should().Equal(bits);
        model.Optimizer.Iterations.Should().Be(steps);
        return thrown;
    }
}
