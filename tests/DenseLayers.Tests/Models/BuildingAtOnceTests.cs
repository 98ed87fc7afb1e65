namespace DenseLayers.Tests.Models;

/// <summary>Models that several threads build at once, by predicting.</summary>
public class BuildingAtOnceTests
{
    [Fact]
    public void Predict_ModelsThatShareLayersBuiltAtOnce_BuildsEachLayerOnce()
    {
        Tensor x = new([2, 4], [1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f]);
        for (int round = 0; round < 200; round++)
        {
            Dense shared = new(8);
            Sequential inner = new([4]) { new Dense(8), new Dense(4) };
            Model[] models =
            [
                new Sequential([4]) { inner, shared },
                new Sequential([4]) { shared, new Sequential { new Dense(4), inner } },
                inner,
            ];
            using Barrier start = new(models.Length);
            Exception?[] errors = new Exception?[models.Length];
            Thread[] threads = [.. models.Select((model, i) => new Thread(() =>
            {
                start.SignalAndWait();
                errors[i] = Record.Exception(() => model.Predict(x));
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            errors.Should().OnlyContain(error => error == null);
            shared.Parameters.Should().Equal(shared.Kernel, shared.Bias!);
            inner.Parameters.Should().HaveCount(4);
            models[0].Parameters.Should().HaveCount(6);
        }
    }

    [Fact]
    public void Predict_FirstShapesDifferAtOnce_OneIsRefused()
    {
        for (int round = 0; round < 200; round++)
        {
            Sequential model = new() { new Dense(2) };
            using Barrier start = new(2);
            Exception?[] errors = new Exception?[2];
            Thread[] threads = [.. Enumerable.Range(0, 2).Select(i => new Thread(() =>
            {
                start.SignalAndWait();
                errors[i] = Record.Exception(() => model.Predict(new Tensor([1, 3 + i])));
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            errors.Should().ContainSingle(error => error is ShapeException).And.ContainSingle(error => error == null);
        }
    }
}
