using DenseLayers.Tests.Golden.Keras;
using Xunit.Abstractions;

namespace DenseLayers.Tests.Golden;

/// <summary>Learning-rate schedules at given steps. None applies yet, so there is no theory to run.</summary>
public class GoldenSchedulesTests(ITestOutputHelper output)
{
    private static readonly GoldenGroup _group = new("schedules", Prepare);

    [Fact]
    public void NotApplicable_IsListed() => _group.Report(output);

    private static Action Prepare(GoldenCase golden)
    {
        _ = KerasSchedule.Read(golden["config"]);
        return () => { };
    }
}
