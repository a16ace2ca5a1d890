using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds.Configuration;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.Programs;

/// <summary>The scenarios of this repository's own program.</summary>
public static class OwnScenarios
{
    public static ScenarioTable Table { get; } = ScenarioTable.Of(PgoConfig.Load(RepositoryLayout.At("eng", "pgo.json")));
}
