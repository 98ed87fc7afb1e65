using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

public class HistoryTests
{
    private readonly History _history = new();

    public HistoryTests()
    {
        _history.Add(new EpochResult(0, Log(3, 0.5f), null, 0.1f, TimeSpan.Zero));
        _history.Add(new EpochResult(1, Log(2, 0.75f), Log(4, 0.25f), 0.1f, TimeSpan.Zero));
    }

    [Fact]
    public void Epochs_Added_AreInOrder()
    {
        _history.Epochs.Select(epoch => epoch.Epoch).Should().Equal(0, 1);
        _history.Epochs[1].Loss.Should().Be(2);
        _history.Epochs[1].ValidationLoss.Should().Be(4);
        _history.Epochs[0].ValidationLoss.Should().BeNull();
    }

    [Fact]
    public void Indexer_Name_GivesItForEachEpoch()
    {
        _history["loss"].Should().Equal(3, 2);
        _history["accuracy"].Should().Equal(0.5f, 0.75f);
    }

    [Fact]
    public void Indexer_ValidationName_GivesTheEpochsThatHaveIt() => _history["val_accuracy"].Should().Equal(0.25f);

    [Fact]
    public void Indexer_UnknownName_Throws()
    {
        Action act = () => _ = _history["precision"];
        act.Should().Throw<KeyNotFoundException>().WithMessage(
            "Epoch 1 has no \"precision\". It has \"loss\", \"accuracy\", \"val_loss\", \"val_accuracy\".");
    }

    [Fact]
    public void Names_OfAnEpoch_AreThoseOfTrainingThenValidation() =>
        _history.Epochs[1].Names.Should().Equal("loss", "accuracy", "val_loss", "val_accuracy");

    [Fact]
    public void ToString_OfAnEpoch_HasItsNumbersOnOneLine()
    {
        _history.Epochs[0].ToString().Should().Be("epoch 0 - loss 3.0000 - accuracy 0.5000");
        _history.Epochs[1].ToString().Should().Be(
            "epoch 1 - loss 2.0000 - accuracy 0.7500 - val_loss 4.0000 - val_accuracy 0.2500");
    }

    [Fact]
    public void TryGet_OfAnEpoch_TellsWhetherItHasTheNumber()
    {
        _history.Epochs[1].TryGet("val_loss", out float value).Should().BeTrue();
        value.Should().Be(4);
        _history.Epochs[0].TryGet("val_loss", out value).Should().BeFalse();
        value.Should().Be(0);
    }

    private static TrainingLog Log(float loss, float accuracy)
    {
        TrainingLog log = new(["loss", "accuracy"]);
        log.Set(0, loss);
        log.Set(1, accuracy);
        return log;
    }
}
