using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.Suite;

public sealed class OwnSuitesTests
{
    private static readonly IReadOnlyList<PgoSuiteAttribute> Suites = PgoSuiteAttribute.AllIn(typeof(OwnSuitesTests).Assembly);

    [Fact]
    public void Every_mode_has_its_suite() => Suites.Select(suite => suite.Mode).Should().BeEquivalentTo(PgoModes.All);

    [Fact]
    public void Each_has_the_scenarios_that_the_configuration_declares_for_its_mode()
    {
        ScenarioTable table = ScenarioTable.Of(PgoConfig.Load(RepositoryLayout.At("eng", "pgo.json")));

        Suites.Should().OnlyContain(suite => suite.ConfigPath == RepositoryLayout.At("eng", "pgo.json"));
        foreach (PgoSuiteAttribute suite in Suites)
        {
            suite.Scenarios.Select(scenario => scenario.Name).Should().Equal(table.For(suite.Mode).Select(scenario => scenario.Name));
        }
    }
}
