namespace DenseLayers.Tests;

public class AllocationsTests
{
    private object? _kept;

    [Fact]
    public void OfWarm_ObjectMadeOnce_IsNothing() => Allocations.OfWarm(() => _kept ??= new object()).Should().Be(0);

    [Fact]
    public void OfWarm_ObjectInEachRun_IsItsSize() =>
        Allocations.OfWarm(() => _kept = new byte[1000]).Should().BeGreaterThanOrEqualTo(1000);
}
