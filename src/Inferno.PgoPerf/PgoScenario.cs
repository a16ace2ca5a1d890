using System.Runtime.CompilerServices;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds.Configuration;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Inferno.PgoPerf;

/// <summary>The method that becomes a test for each scenario of its class's pgo.json.</summary>
/// <param name="sourceFilePath">The compiler fills it in.</param>
/// <param name="sourceLineNumber">The compiler fills it in, too.</param>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(ScenarioDiscoverer))]
internal sealed class PgoScenarioAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber);

/// <summary>Reads the scenarios of a suite's mode; a pgo.json that cannot be used becomes a test that fails and says why.</summary>
internal sealed class ScenarioDiscoverer : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
    {
        try
        {
            PgoSuiteAttribute suite = PgoSuite.Of(testMethod.TestClass.Class);
            return new([.. suite.Scenarios.Select(scenario => CaseOf(scenario, suite, testMethod))]);
        }
        catch (Exception e) when (e is ArgumentException or PgoConfigException)
        {
#pragma warning disable CA2000 // whoever runs the case disposes of it
            return new([new ExecutionErrorTestCase(
                testMethod, testMethod.TestClass.TestClassName, UniqueIDGenerator.ForTestCase(testMethod.UniqueID, null, null), null, null, e.Message)]);
#pragma warning restore CA2000
        }
    }

    private static XunitTestCase CaseOf(Scenario scenario, PgoSuiteAttribute suite, IXunitTestMethod method)
    {
        Dictionary<string, HashSet<string>> traits = method.Traits.ToDictionary(trait => trait.Key, trait => trait.Value.ToHashSet());
        traits["Group"] = [scenario.Group];
        traits["Case"] = [scenario.Case];
        traits["Tier"] = [scenario.Tier.ToString()];
        return new XunitTestCase(
            method,
            $"{method.TestClass.TestClassName}.{scenario.Name}",
            UniqueIDGenerator.ForTestCase(method.UniqueID, null, [scenario.Name]),
            @explicit: false,
            traits: traits,
            testMethodArguments: [scenario.Name],
            sourceFilePath: suite.Source);
    }
}
