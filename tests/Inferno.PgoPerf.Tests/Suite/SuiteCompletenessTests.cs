using System.Reflection;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Suite;

public sealed class SuiteCompletenessTests
{
    [Fact]
    public void Every_scenario_has_its_test_and_every_test_its_scenario() => typeof(SuiteTests).GetMethods()
        .Select(method => method.GetCustomAttribute<MeasuresAttribute>())
        .OfType<MeasuresAttribute>()
        .Select(measures => $"{measures.Group}/{measures.ScenarioCase}")
        .Should().Equal(OwnScenarios.Table.For(PgoMode.Dynamic).Select(scenario => scenario.Name));

    [Fact]
    public void Every_mode_has_its_suite() => typeof(SuiteTests).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(SuiteTests)))
        .SelectMany(type => type.GetCustomAttributes<TraitAttribute>().Where(trait => trait.Name == "Mode"))
        .Select(trait => trait.Value)
        .Should().BeEquivalentTo(Enum.GetValues<PgoMode>().Select(mode => mode.Name()));
}
