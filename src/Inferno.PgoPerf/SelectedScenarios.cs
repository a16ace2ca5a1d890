using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Inferno.PgoPerf;

/// <summary>
/// Learns which tests of a class a filter has left before the first of them runs, so that a run can rotate over exactly
/// their scenarios. xUnit shows that list to orderers only; the order itself stays as it is.
/// </summary>
public sealed class SelectedScenarios : ITestMethodOrderer
{
    private const string Key = "Inferno.SelectedScenarios.";

    /// <summary>Names of the scenarios that the current test class is about to measure.</summary>
    public static IReadOnlySet<string> Names =>
        (IReadOnlySet<string>)TestContext.Current.KeyValueStorage[Key + TestContext.Current.TestClass!.TestClassName]!;

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestMethod?> OrderTestMethods<TTestMethod>(IReadOnlyCollection<TTestMethod?> testMethods)
        where TTestMethod : notnull, ITestMethod
    {
        foreach (IGrouping<string, TTestMethod> suite in testMethods.OfType<TTestMethod>().GroupBy(test => test.TestClass.TestClassName))
        {
            TestContext.Current.KeyValueStorage[Key + suite.Key] =
                suite.SelectMany(test => NamesOf(test.Traits)).ToHashSet(StringComparer.Ordinal);
        }

        return testMethods;
    }

    private static IEnumerable<string> NamesOf(IReadOnlyDictionary<string, IReadOnlyCollection<string>> traits) =>
        from scenarioGroup in traits.GetValueOrDefault("Group") ?? []
        from scenarioCase in traits.GetValueOrDefault("Case") ?? []
        select $"{scenarioGroup}/{scenarioCase}";
}
