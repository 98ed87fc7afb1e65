using DenseLayers.Execution;

namespace DenseLayers.Tests.Execution;

public class PlanRunTests
{
    [Fact]
    public void Forward_SameIterationAndSeed_DropsTheSame() =>
        Dropped(seed: 1, iteration: 5).Should().Equal(Dropped(seed: 1, iteration: 5));

    [Fact]
    public void Forward_OtherIteration_DropsOthers() =>
        Dropped(seed: 1, iteration: 5).Should().NotEqual(Dropped(seed: 1, iteration: 6));

    [Fact]
    public void Forward_OtherSeed_DropsOthers() =>
        Dropped(seed: 1, iteration: 5).Should().NotEqual(Dropped(seed: 2, iteration: 5));

    [Fact]
    public void Forward_LayerWithASeed_IgnoresTheModels() =>
        Dropped(seed: 1, iteration: 5, layerSeed: 9).Should().Equal(Dropped(seed: 2, iteration: 5, layerSeed: 9));

    [Fact]
    public void Forward_TwoDropouts_DropDifferently()
    {
        SymbolicTensor x = Model.Input([40]);
        FunctionalModel model = new([x], [new Dropout(0.5f).Apply(x), new Dropout(0.5f).Apply(x)]);
        PlanRun run = Run(model, seed: 1, samples: 2, iteration: 0);
        run.Output(0, 2).ToArray().Should().NotEqual(run.Output(1, 2).ToArray());
    }

    [Fact]
    public void Forward_NotTraining_DropsNothing()
    {
        Sequential model = new([40]) { new Dropout(0.5f) };
        PlanRun run = new(PlanBuilder.Build(model.Graph, model.InputShapes, training: false), 1, new RandomSeed(1));
        Numbers.Some(40).CopyTo(run.Input(0, 1));
        run.Forward(1, training: false, iteration: 0);
        run.Output(0, 1).ToArray().Should().Equal(Numbers.Some(40));
    }

    [Fact]
    public void ActivityPenalty_TwoLayers_IsTheirSumByTheBatch()
    {
        Sequential model = new([2])
        {
            new Flatten { ActivityRegularizer = new L1(0.5f) },
            new ActivationLayer(Activation.Relu) { ActivityRegularizer = new L2(1) },
        };
        PlanRun run = new(PlanBuilder.Build(model.Graph, model.InputShapes, training: true), 2, new RandomSeed(1));
        new float[] { 1, -2, 3, -4 }.CopyTo(run.Input(0, 2));
        run.Forward(2, training: true, iteration: 0);
        run.ActivityPenalty(2).Should().Be((5 + 10) / 2f);
    }

    private static float[] Dropped(int seed, long iteration, int? layerSeed = null)
    {
        Sequential model = new([40]) { new Dropout(0.5f) { Seed = layerSeed } };
        return Run(model, seed, samples: 2, iteration).Output(0, 2).ToArray();
    }

    private static PlanRun Run(Model model, int seed, int samples, long iteration)
    {
        Plan plan = PlanBuilder.Build(model.Graph, model.InputShapes, training: true);
        PlanRun run = new(plan, samples, new RandomSeed(seed));
        run.Input(0, samples).Fill(1);
        run.Forward(samples, training: true, iteration);
        return run;
    }
}
