using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.PgoPerf;

/// <summary>The scenarios of the repository that the tests lie in.</summary>
internal static class OwnTable
{
    public static IReadOnlyList<Scenario> Scenarios { get; } = ScenarioTable.Of(PgoConfig.Load(PgoConfig.Find(AppContext.BaseDirectory) ?? PgoConfig.DefaultName)).All;
}
