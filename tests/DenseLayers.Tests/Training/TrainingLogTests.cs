using System.Collections;
using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

public class TrainingLogTests
{
    private readonly TrainingLog _log = new(["loss", "accuracy"]);

    public TrainingLogTests()
    {
        _log.Set(0, 0.12345f);
        _log.Set(1, 0.965f);
    }

    [Fact]
    public void ToString_Numbers_AreOnOneLine() => _log.ToString().Should().Be("loss 0.1235 - accuracy 0.9650");

    [Fact]
    public void Indexer_NameOrIndex_GivesTheNumber()
    {
        _log["accuracy"].Should().Be(0.965f);
        _log[1].Should().Be(new KeyValuePair<string, float>("accuracy", 0.965f));
        _log.Count.Should().Be(2);
        _log.Names.Should().Equal("loss", "accuracy");
        ((IEnumerable)_log).Cast<KeyValuePair<string, float>>().Should().HaveCount(2);
    }

    [Fact]
    public void Copy_LaterChange_LeavesIt()
    {
        TrainingLog copy = _log.Copy();
        _log.Set(0, 9);
        copy["loss"].Should().Be(0.12345f);
    }

    [Fact]
    public void Evaluation_Log_IsReadByName()
    {
        Evaluation evaluation = new(_log);
        evaluation.Loss.Should().Be(0.12345f);
        evaluation["accuracy"].Should().Be(0.965f);
        evaluation.ToString().Should().Be("loss 0.1235 - accuracy 0.9650");
    }
}
