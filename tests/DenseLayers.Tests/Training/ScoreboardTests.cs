using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

public class ScoreboardTests
{
    private static readonly Tensor _x = new([4, 2], [0, 1, 1, 0, 1, 1, 0, 0]);
    private static readonly Tensor _y = new([4, 3], [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0]);

    [Fact]
    public void Log_MetricOfSeveralNumbers_CountsThemFromZero()
    {
        Sequential model = new([2], seed: 1) { new Dense(3, Activation.Softmax) };
        model.Compile(
            new Sgd(), new CategoricalCrossentropy(), new F1Score(), new Recall { Thresholds = [0, 1] }, new Auc());

        Evaluation evaluation = model.Evaluate(_x, _y, batchSize: 3);

        evaluation.Log.Names
            .Should().Equal("loss", "f1_score_0", "f1_score_1", "f1_score_2", "recall_0", "recall_1", "auc");
        F1Score alone = new();
        alone.Update(_y, model.Predict(_x));
        evaluation.Log.Skip(1).Take(3).Select(pair => pair.Value).Should().Equal(alone.Results.ToArray());
        evaluation["recall_0"].Should().Be(1);
        evaluation["recall_1"].Should().Be(0);
    }

    [Fact]
    public void Log_NameThatIsTaken_GetsTheNextNumber()
    {
        Sequential model = new([2], seed: 1) { new Dense(3) };
        model.Compile(
            new Sgd(),
            new MeanSquaredError(),
            new Recall { Thresholds = [0, 1] },
            new Recall { Thresholds = [0.5f] },
            new Recall { Thresholds = [0.5f], Name = "recall_0" });
        model.Evaluate(_x, _y).Log.Names.Should().Equal("loss", "recall_0", "recall_1", "recall", "recall_0_1");
    }
}
