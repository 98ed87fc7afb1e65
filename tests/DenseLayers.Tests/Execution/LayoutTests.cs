using DenseLayers.Execution;

namespace DenseLayers.Tests.Execution;

public class LayoutTests
{
    [Fact]
    public void Separate_Chain_PutsEverythingBesideEachOtherOnCacheLines()
    {
        Layout layout = Layout.Separate(Plan(training: true), samples: 3);
        layout.Storages.Should().Equal(
            [0, 16, 48, 80], "4, 10, 9 and 2 floats for each of 3 samples round up to 16, 32, 32 and 16");
        layout.Saved.Should().Equal(96, 128, 160);
        layout.Length.Should().Be(160);
    }

    [Fact]
    public void Shared_Chain_UsesMemoryAgain()
    {
        Plan plan = Plan(training: false);
        Layout layout = Layout.Shared(plan, OneByOne(plan), samples: 3, [true, false, false, true]);
        layout.Storages[1].Should().Be(0);
        layout.Storages[2].Should().Be(32);
        layout.Length.Should().Be(64);
    }

    [Fact]
    public void Shared_LongChain_NeedsTwoPlaces()
    {
        Sequential model = new([16]);
        for (int i = 0; i < 20; i++)
        {
            model.Add(new Dense(16));
        }

        Plan plan = PlanBuilder.Build(model.Graph, model.InputShapes, training: false);
        Layout.Shared(plan, OneByOne(plan), samples: 2, new bool[21]).Length.Should().Be(64);
    }

    [Theory]
    [InlineData("functional")]
    [InlineData("functional, broadcast")]
    [InlineData("glu")]
    [InlineData("time distributed")]
    public void Shared_AnyModel_NeverPutsTwoLivingValuesInOnePlace(string name)
    {
        Model model = Models.ModelZoo.Make(name);
        Plan plan = PlanBuilder.Build(model.Graph, model.InputShapes, training: false);
        Layout layout = Layout.Shared(plan, OneByOne(plan), samples: 5, new bool[plan.StorageSizes.Length]);
        int[] owner = new int[layout.Length];
        Array.Fill(owner, -1);
        Own(plan.StorageOf(plan.Inputs[0]));
        foreach ((Step step, int index) in plan.Steps
            .Select((step, index) => (step, index)).Where(pair => !pair.step.IsView))
        {
            Own(plan.StorageOf(step.Output));
            foreach (int input in step.Inputs)
            {
                Place(plan.StorageOf(input))
                    .Should().OnlyContain(value => value == plan.StorageOf(input), "step {0} reads it", index);
            }

            int[] saved = owner[layout.Saved[index]..(layout.Saved[index] + (step.SavedSize * 5))];
            int[] inUse = [.. step.Inputs.Select(plan.StorageOf), plan.StorageOf(step.Output)];
            saved.Should().NotIntersectWith(inUse);
        }

        Place(plan.StorageOf(plan.Outputs[0])).Should().OnlyContain(value => value == plan.StorageOf(plan.Outputs[0]));

        void Own(int storage) => owner.AsSpan(layout.Storages[storage], plan.StorageSizes[storage] * 5).Fill(storage);

        int[] Place(int storage) =>
            owner.AsSpan(layout.Storages[storage], plan.StorageSizes[storage] * 5).ToArray();
    }

    [Fact]
    public void Separate_TooLarge_Throws()
    {
        Action act = () => Layout.Separate(Plan(training: false), samples: int.MaxValue / 2);
        act.Should().Throw<OverflowException>();
    }

    [Fact]
    public void Shared_ChainOfLayers_KeepsItsInputUntilItsOutputIsWhole()
    {
        Plan plan = Plan(training: false);
        Layout layout = Layout.Shared(plan, [new Segment([0, 1, 2], 1)], samples: 3, [false, true, true, false]);
        layout.Storages[0].Should().Be(0);
        layout.Storages[3].Should().Be(16, "tiles of the input are read while tiles of the output are written");
        layout.Length.Should().Be(32);
    }

    // No chains: every step by itself, over whole samples.
    private static Segment[] OneByOne(Plan plan) =>
        [
            .. Enumerable.Range(0, plan.Steps.Length)
                .Where(step => !plan.Steps[step].IsView)
                .Select(step => new Segment([step], 0)),
        ];

    private static Plan Plan(bool training)
    {
        Sequential model = new([4]) { new Dense(10, Activation.Silu), new Dense(9, Activation.Silu), new Dense(2) };
        return PlanBuilder.Build(model.Graph, model.InputShapes, training);
    }
}
