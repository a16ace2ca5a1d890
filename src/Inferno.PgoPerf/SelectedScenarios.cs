using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Inferno.PgoPerf;

/// <summary>
/// Learns which tests of a suite a filter has left before the first of them runs, so that a run can rotate over exactly
/// their scenarios. xUnit shows that list to orderers only; the order itself stays that of pgo.json.
/// </summary>
public sealed class SelectedScenarios : ITestCaseOrderer
{
    private const string Key = "Inferno.SelectedScenarios.";

    /// <summary>Names of the scenarios that the current test class is about to measure.</summary>
    public static IReadOnlySet<string> Names =>
        (IReadOnlySet<string>)TestContext.Current.KeyValueStorage[Key + TestContext.Current.TestClass!.TestClassName]!;

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase
    {
        foreach (IGrouping<string?, TTestCase> suite in testCases.GroupBy(test => test.TestClass?.TestClassName))
        {
            TestContext.Current.KeyValueStorage[Key + suite.Key] =
                suite.SelectMany(test => NamesOf(test.Traits)).ToHashSet(StringComparer.Ordinal);
        }

        return testCases;
    }

    private static IEnumerable<string> NamesOf(IReadOnlyDictionary<string, IReadOnlyCollection<string>> traits) =>
        from scenarioGroup in traits.GetValueOrDefault("Group") ?? []
        from scenarioCase in traits.GetValueOrDefault("Case") ?? []
        select $"{scenarioGroup}/{scenarioCase}";
}
