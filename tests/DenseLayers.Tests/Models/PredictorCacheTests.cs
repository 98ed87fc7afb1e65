using DenseLayers.Execution;

namespace DenseLayers.Tests.Models;

public class PredictorCacheTests
{
    private readonly PredictorCache _cache = new();

    [Fact]
    public void GetOrAdd_SameShape_MakesOne() => Get(1).Should().BeSameAs(Get(1));

    [Fact]
    public void GetOrAdd_ManyShapes_KeepsTheLastSixteen()
    {
        Predictor first = Get(1), second = Get(2);
        for (int size = 3; size <= 17; size++)
        {
            Get(size);
        }

        _cache.Count.Should().Be(16);
        Get(2).Should().BeSameAs(second);
        Get(1).Should().NotBeSameAs(first, "it was the oldest");
        _cache.Count.Should().Be(16);
    }

    private Predictor Get(int size) => _cache.GetOrAdd([size], () =>
    {
        Graph graph = new Sequential([size]) { new Flatten() }.Graph;
        return new Predictor(PlanBuilder.Build(graph, [[Shape.Unknown, size]], training: false));
    });
}
