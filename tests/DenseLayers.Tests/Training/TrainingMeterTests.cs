using System.Diagnostics.Metrics;
using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

public class TrainingMeterTests
{
    [Fact]
    public void Fit_Listener_HearsSamplesLossAndTimeOfEachStep()
    {
        List<(string Name, string? Unit, double Value)> heard = [];
        using MeterListener listener = Listener("heard", heard);
        Sequential model = Model("heard");
        History history = model.Fit(new Tensor([5, 1]), new Tensor([5, 1], [1f, 1f, 1f, 1f, 1f]), batchSize: 3);
        heard.Where(one => one.Name == "denselayers.training.samples").Should().Equal(
            ("denselayers.training.samples", "{sample}", 3), ("denselayers.training.samples", "{sample}", 2));
        heard.Where(one => one.Name == "denselayers.training.loss").Should().HaveCount(2)
            .And.Subject.First().Value.Should().BeApproximately(1, 1e-6);
        heard.Where(one => one.Name == "denselayers.training.step.duration").Should().HaveCount(2)
            .And.OnlyContain(one => one.Unit == "s" && one.Value > 0 && one.Value < 60);
        history.Steps.Should().Be(2);
    }

    [Fact]
    public void TrainOnBatch_Listener_HearsTheStep()
    {
        List<(string Name, string? Unit, double Value)> heard = [];
        using MeterListener listener = Listener("batch", heard);
        Model("batch").TrainOnBatch(new Tensor([4, 1]), new Tensor([4, 1]));
        heard.Should().Contain(("denselayers.training.samples", "{sample}", 4));
    }

    [Fact]
    public void Record_StepThatBeganUnheard_IsPassedOver()
    {
        List<(string Name, string? Unit, double Value)> heard = [];
        using MeterListener listener = Listener("nobody", heard);
        TrainingMeter.Record(start: 0, "nobody", 1, 1);
        heard.Should().BeEmpty();
        TrainingMeter.Start().Should().NotBe(0);
    }

    // Tests run side by side: each hears its own model alone.
    private static MeterListener Listener(string model, List<(string Name, string? Unit, double Value)> heard)
    {
        MeterListener listener = new()
        {
            InstrumentPublished = (instrument, one) =>
            {
                if (instrument.Meter.Name == "DenseLayers")
                {
                    one.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.Start();
        return listener;

        void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags.Length == 1 && tags[0].Key == "denselayers.model.name" && (string?)tags[0].Value == model)
            {
                heard.Add((instrument.Name, instrument.Unit, value));
            }
        }
    }

    private static Sequential Model(string name)
    {
        Sequential model = new([1], name, seed: 1) { new Dense(1) };
        model.Compile(new Sgd(0), new MeanSquaredError());
        return model;
    }
}
