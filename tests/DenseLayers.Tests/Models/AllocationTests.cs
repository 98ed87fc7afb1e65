using DenseLayers.Training;

namespace DenseLayers.Tests.Models;

/// <summary>Runs after all other tests, alone: collections that they cause would show in what is measured.</summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public class AllocationTests
{
    public static TheoryData<string> Models => [.. ModelZoo.Names];

    [Theory]
    [MemberData(nameof(Models))]
    public void Predict_SpansTenThousandTimes_AllocatesNothing(string name)
    {
        Model model = ModelZoo.Make(name);
        Tensor x = ModelZoo.Samples(model, 3);
        float[] y = new float[model.OutputShapes[0].WithBatch(3).ElementCount];

        long allocated = Allocations.OfWarm(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                model.Predict(x.Span, y);
            }
        });

        allocated.Should().Be(0);
        y.Should().NotContain(value => float.IsNaN(value));
    }

    [Fact]
    public void Predict_SpansOnSeveralThreads_AllocatesNothingOnAny()
    {
        Sequential model = new([64], seed: 1) { new Dense(128, Activation.Relu), new Dense(10, Activation.Softmax) };
        float[] x = Numbers.Some(512 * 64), y = new float[512 * 10];
        long least = long.MaxValue;

        // A helper makes memory of its own when it first takes part, and what runs the tests works in between.
        for (int turn = 0; turn < 1000 && least > 0; turn++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < 20; i++)
            {
                model.Predict(x, y);
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        least.Should().Be(0);
    }

    [Fact]
    public void Fit_Steps_AllocateNothing()
    {
        Sequential model = new([20], seed: 1)
        {
            new Dense(40, Activation.Gelu), new Dropout(0.2f), new Dense(3, Activation.Softmax),
        };
        model.Compile(new Adam(), new CategoricalCrossentropy(), new CategoricalAccuracy());
        Tensor x = new([640, 20]), y = new([640, 3]);
        Watch watch = new();
        model.Fit(x, y, epochs: 1, batchSize: 8, new FitOptions { Callbacks = [watch] });

        // The first steps make what later ones use again.
        (watch.After[79] - watch.After[9]).Should().Be(0);
    }

    private sealed class Watch : Callback
    {
        public long[] After { get; } = new long[80];

        protected internal override void OnBatchEnd(TrainingProgress progress) =>
            After[progress.Batch - 1] = GC.GetAllocatedBytesForCurrentThread();
    }
}
