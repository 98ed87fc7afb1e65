using DenseLayers.Execution;
using static DenseLayers.Tests.Execution.InDoubles;

namespace DenseLayers.Tests.Execution;

/// <summary>
/// Gradients of parameters, and of inputs by way of <see cref="InputProbe"/>, against finite differences in double.
/// </summary>
public class GradientRunTests
{
    private const int Batch = 3;

    [Fact]
    public void Backward_Dense_AgreesWithDifferences() =>
        new GradientCheck(Chain([4], new Dense(5)), Batch).Against(p => [Dense(p[0], p[1], p[2], 5)]);

    [Fact]
    public void Backward_DenseWithoutBias_AgreesWithDifferences() =>
        new GradientCheck(Chain([4], new Dense(5) { UseBias = false }), Batch)
            .Against(p => [Dense(p[0], p[1], null, 5)]);

    [Fact]
    public void Backward_DenseOnRank4_SumsOverThePositions() =>
        new GradientCheck(Chain([2, 3, 4], new Dense(5, Activation.Tanh)), Batch)
            .Against(p => [Tanh(Dense(p[0], p[1], p[2], 5))]);

    [Fact]
    public void Backward_DenseRelu_AgreesWithDifferences() =>
        new GradientCheck(Chain([4], new Dense(17, Activation.Relu), new Dense(3)), Batch)
            .Against(p => [Dense(Relu(Dense(p[0], p[1], p[2], 17)), p[3], p[4], 3)]);

    [Fact]
    public void Backward_DenseWhoseActivationKeepsItsInput_AgreesWithDifferences() =>
        new GradientCheck(Chain([4], new Dense(5, Activation.Silu), new Dense(3)), Batch)
            .Against(p => [Dense(Silu(Dense(p[0], p[1], p[2], 5)), p[3], p[4], 3)]);

    [Fact]
    public void Backward_DenseWhoseActivationHalves_AgreesWithDifferences() =>
        new GradientCheck(Chain([4], new Dense(6, Activation.Glu), new Dense(3)), Batch)
            .Against(p => [Dense(Glu(Dense(p[0], p[1], p[2], 6), 6), p[3], p[4], 3)]);

    [Fact]
    public void Backward_DenseSoftmax_AgreesWithDifferences() =>
        new GradientCheck(Chain([4], new Dense(5, Activation.Softmax)), Batch)
            .Against(p => [Softmax(Dense(p[0], p[1], p[2], 5), 5)]);

    [Fact]
    public void Backward_ActivationLayer_AgreesWithDifferences() =>
        new GradientCheck(
            Chain([6], new ActivationLayer(Activation.Glu), new ActivationLayer(Activation.Linear)), Batch)
            .Against(p => [Glu(p[0], 6)]);

    [Fact]
    public void Backward_SoftmaxLayer_AgreesWithDifferences() =>
        new GradientCheck(Chain([2, 3], new Softmax(1, 2), new Softmax()), Batch)
            .Against(p => [Softmax(Softmax(p[0], 6), 3)]);

    [Fact]
    public void Backward_Dropout_PassesWhatWasKept()
    {
        GradientCheck check = new(Chain([10], new Dense(8), new Dropout(0.4f), new Dense(2)), Batch);
        double[] factors = [.. check.Run.Saved(2, Batch).ToArray().Select(factor => (double)factor)];
        factors.Distinct().Should().HaveCount(2);
        check.Against(p => [Dense(Multiply(Dense(p[0], p[1], p[2], 8), factors), p[3], p[4], 2)]);
    }

    [Fact]
    public void Backward_Views_AgreeWithDifferences() =>
        new GradientCheck(
            Chain([2, 3], new Dense(4, Activation.Tanh), new Flatten(), new Reshape([4, -1]), new Dense(3)), Batch)
            .Against(p => [Dense(Tanh(Dense(p[0], p[1], p[2], 4)), p[3], p[4], 3)]);

    [Fact]
    public void Backward_FlattenChannelsFirst_AgreesWithDifferences() =>
        new GradientCheck(Chain([3, 2, 2], new Flatten { ChannelsFirst = true }, new Dense(2)), Batch)
            .Against(p => [Dense(ChannelsLast(p[0], 3, 4), p[1], p[2], 2)]);

    [Fact]
    public void Backward_TimeDistributed_SumsOverTheSteps() =>
        new GradientCheck(
            Chain(
                [4, 2, 3],
                new TimeDistributed(new Sequential { new Flatten(), new Dense(5, Activation.Tanh) }),
                new TimeDistributed(new Softmax())),
            Batch)
            .Against(p => [Softmax(Tanh(Dense(p[0], p[1], p[2], 5)), 5)]);

    [Fact]
    public void Backward_NestedModels_AgreeWithDifferences() =>
        new GradientCheck(
            Chain([4], new Sequential { new Dense(5, Activation.Tanh), new Sequential { new Dense(3) } }, new Dense(2)),
            Batch)
            .Against(p => [Dense(Dense(Tanh(Dense(p[0], p[1], p[2], 5)), p[3], p[4], 3), p[5], p[6], 2)]);

    [Fact]
    public void Backward_ActivityRegularizer_AddsItsGradientPerSample()
    {
        Model model = Chain(
            [4],
            new Dense(5, Activation.Tanh) { ActivityRegularizer = new L2(0.5f) },
            new Flatten { ActivityRegularizer = new L1(0.25f) },
            new Dense(2));
        GradientCheck check = new(model, Batch);
        check.Run.ActivityPenalty(Batch).Should().BeGreaterThan(0);
        check.Against(
            p => [Dense(Tanh(Dense(p[0], p[1], p[2], 5)), p[3], p[4], 2)],
            p => Tanh(Dense(p[0], p[1], p[2], 5))
                .Sum(value => (0.5 * value * value) + (0.25 * Math.Abs(value))) / Batch);
    }

    [Fact]
    public void Backward_ActivityRegularizerOfAnUnusedBranch_CountsToo()
    {
        SymbolicTensor input = Model.Input([4]);
        SymbolicTensor x = new InputProbe(Batch) { ActivityRegularizer = new L2(1) }.Apply(input);
        Model model = new FunctionalModel([input], [new Dense(2).Apply(x)]);
        new GradientCheck(model, Batch).Against(
            p => [Dense(p[0], p[1], p[2], 2)], p => p[0].Sum(value => value * value) / Batch);
    }

    [Fact]
    public void Backward_FrozenLayer_PassesTheGradientOn()
    {
        Dense frozen = new(4, Activation.Tanh);
        Sequential model = Chain([4], new Dense(4), frozen, new Dense(2));
        PlanRun run = new(PlanBuilder.Build(model.Graph, model.InputShapes, training: true), Batch, new RandomSeed(1));
        run.Forward(Batch, training: true, iteration: 0);
        GradientRun all = new(run, model.Parameters), some = new(run, [.. model.Parameters.Except(frozen.Parameters)]);
        all.Output(0, Batch).Fill(1);
        some.Output(0, Batch).Fill(1);
        all.Backward(Batch);
        some.Backward(Batch);
        some.Parameters.Gradient(1).ToArray().Should().Equal(all.Parameters.Gradient(1).ToArray());
        some.Parameters.Gradient(3).ToArray().Should().Equal(all.Parameters.Gradient(5).ToArray());
    }

    [Fact]
    public void Backward_FewerSamplesThanRoom_EqualsARunOfThatSize()
    {
        Sequential model = new([4], seed: 1) { new Dense(5, Activation.Silu), new Dense(2) };
        Gradient(model, room: 8).Should().Equal(Gradient(model, room: 3));

        static float[] Gradient(Model model, int room)
        {
            Plan plan = PlanBuilder.Build(model.Graph, model.InputShapes, training: true);
            PlanRun run = new(plan, room, new RandomSeed(1));
            Numbers.Some(12).CopyTo(run.Input(0, 3));
            run.Forward(3, training: true, iteration: 0);
            GradientRun gradients = new(run, model.Parameters);
            gradients.Output(0, 3).Fill(1);
            gradients.Backward(3);
            return gradients.Parameters.Memory.ToArray();
        }
    }

    [Fact]
    public void Backward_Again_GivesTheSame()
    {
        Sequential model = Chain([4], new Dense(6, Activation.Glu), new Dense(2));
        PlanRun run = new(PlanBuilder.Build(model.Graph, model.InputShapes, training: true), Batch, new RandomSeed(1));
        GradientRun gradients = new(run, model.Parameters);
        float[] first = Pass();
        Pass().Should().Equal(first);

        float[] Pass()
        {
            run.Forward(Batch, training: true, iteration: 0);
            gradients.Output(0, Batch).Fill(1);
            gradients.Backward(Batch);
            return gradients.Parameters.Memory.ToArray();
        }
    }

    private static Sequential Chain(Shape sample, params ReadOnlySpan<Layer> layers)
    {
        Sequential model = new(sample, seed: 5) { new InputProbe(Batch) };
        foreach (Layer layer in layers)
        {
            model.Add(layer);
        }

        return model;
    }
}
