using DenseLayers.Training;

namespace DenseLayers.Tests.Models;

public class ModelTests
{
    [Fact]
    public void Seed_Same_GivesTheSameParametersAndHistory()
    {
        (Sequential first, Sequential second) = (Trained(seed: 7), Trained(seed: 7));
        Numbers.Bits(first).Should().Equal(Numbers.Bits(second));
        History(first).Should().Equal(History(second));
    }

    [Fact]
    public void Seed_Other_GivesOtherParametersAndHistory()
    {
        (Sequential first, Sequential second) = (Trained(seed: 7), Trained(seed: 8));
        Numbers.Bits(first).Should().NotEqual(Numbers.Bits(second));
        History(first).Should().NotEqual(History(second));
    }

    [Fact]
    public void Seed_NotGiven_DiffersFromModelToModel() =>
        Numbers.Bits(Small(null)).Should().NotEqual(Numbers.Bits(Small(null)));

    [Fact]
    public void Seed_Given_IsKept() => new Sequential(seed: 7).Seed.Should().Be(7);

    [Fact]
    public void Seed_NestedModelWithoutOne_FollowsTheOuters()
    {
        static Sequential Nested(int seed) => new([3], seed: seed) { new Sequential { new Dense(4) }, new Dense(2) };
        Numbers.Bits(Nested(1)).Should().Equal(Numbers.Bits(Nested(1)));
        Numbers.Bits(Nested(1)).Should().NotEqual(Numbers.Bits(Nested(2)));
    }

    [Fact]
    public void Seed_NestedModelWithOne_KeepsItsOwn()
    {
        static Sequential Nested(int seed) => new([3], seed: seed) { new Sequential(seed: 9) { new Dense(4) } };
        Numbers.Bits(Nested(1)).Should().Equal(Numbers.Bits(Nested(2)));
        Numbers.Bits(Nested(1)).Should().Equal(Numbers.Bits(new Sequential([3], seed: 9) { new Dense(4) }));
    }

    [Fact]
    public void Seed_TwoLayersAlike_DrawDifferentValues()
    {
        Sequential model = new([3], seed: 1) { new Dense(3), new Dense(3) };
        model.Parameters[0].Values.ToArray().Should().NotEqual(model.Parameters[2].Values.ToArray());
    }

    private static Sequential Small(int? seed) =>
        new([3], seed: seed) { new Dense(5, Activation.Relu), new Dropout(0.3f), new Dense(2) };

    private static Sequential Trained(int seed)
    {
        Sequential model = Small(seed);
        model.Compile(new Adam(), new MeanSquaredError());
        model.Fit(Numbers.Tensor([20, 3], 1), Numbers.Tensor([20, 2], 2), epochs: 3, batchSize: 8);
        return model;
    }

    private static int[] History(Model model) => Numbers.Bits([.. model.History!["loss"]]);
}
