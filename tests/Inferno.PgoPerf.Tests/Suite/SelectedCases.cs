using Xunit.Sdk;
using Xunit.v3;

namespace Inferno.PgoPerf.Tests.Suite;

/// <summary>
/// Learns which cases a filter has left before the first of them runs, so that a run can rotate over exactly these. xUnit
/// shows the list to orderers only; the order itself stays as it is.
/// </summary>
public sealed class SelectedCases : ITestCaseOrderer
{
    private const string Key = "Inferno.SelectedCases";

    /// <summary>Group and case of every scenario that the current test class is about to run.</summary>
    public static IReadOnlySet<string> Names =>
        (IReadOnlySet<string>)TestContext.Current.KeyValueStorage[Key + TestContext.Current.TestClass!.TestClassName]!;

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase
    {
        foreach (IGrouping<string?, TTestCase> suite in testCases.GroupBy(test => test.TestClassName))
        {
            TestContext.Current.KeyValueStorage[Key + suite.Key] = suite.SelectMany(NamesOf).ToHashSet(StringComparer.Ordinal);
        }

        return testCases;
    }

    private static IEnumerable<string> NamesOf<TTestCase>(TTestCase test)
        where TTestCase : notnull, ITestCase =>
        from scenarioGroup in test.Traits.GetValueOrDefault("Group") ?? []
        from scenarioCase in test.Traits.GetValueOrDefault("Case") ?? []
        select $"{scenarioGroup}/{scenarioCase}";
}
