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
        for (int i = 0; i < 10; i++)
        {
            model.Predict(x.Span, y);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
        {
            model.Predict(x.Span, y);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        y.Should().NotContain(value => float.IsNaN(value));
    }
}
