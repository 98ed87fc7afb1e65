using DenseLayers.Tests.Golden.Keras;
using Xunit.Abstractions;

namespace DenseLayers.Tests.Golden;

/// <summary><c>Dense</c> forward: ranks, activations, bias, empty batches, extreme values.</summary>
public class GoldenDenseForwardTests(ITestOutputHelper output)
{
    private static readonly GoldenGroup _group = new("dense_forward", Prepare);

    public static TheoryData<string> Applicable => _group.Applicable;

    [Theory]
    [MemberData(nameof(Applicable))]
    public void Case(string id) => _group.Run(id);

    [Fact]
    public void NotApplicable_IsListed() => _group.Report(output);

    private static Action Prepare(GoldenCase golden)
    {
        Layer layer = KerasLayer.Read(golden["config"]);
        return () => GoldenLayer.Check(layer, golden);
    }
}
