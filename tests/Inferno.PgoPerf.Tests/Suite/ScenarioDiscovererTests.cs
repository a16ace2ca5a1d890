using Inferno.Pgo.Builds;
using Xunit.Runner.Common;
using Xunit.Sdk;
using Xunit.v3;

namespace Inferno.PgoPerf.Tests.Suite;

/// <summary>What xUnit finds in a class. The classes here are abstract, so that only these tests ask.</summary>
public sealed class ScenarioDiscovererTests
{
    [Fact]
    public async Task Makes_each_scenario_a_test_with_a_name_and_traits_of_its_own()
    {
        IXunitTestCase found = (await DiscoverAsync(typeof(Whole))).Single(test => test.Traits["Case"].Contains("byte_copy"));

        found.TestCaseDisplayName.Should().Be($"{typeof(Whole).FullName}.canary/byte_copy");
        found.Traits.ToDictionary(trait => trait.Key, trait => trait.Value.Single()).Should().Equal(new Dictionary<string, string>
        {
            ["Category"] = "Pgo", ["Mode"] = "nativeaot", ["Group"] = "canary", ["Case"] = "byte_copy", ["Tier"] = "Gate",
        });
    }

    [Fact]
    public async Task Gives_no_two_tests_one_identity() =>
        (await DiscoverAsync(typeof(Whole))).Select(test => test.UniqueID).Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(10);

    [Theory]
    [InlineData(typeof(Missing), "*nowhere.json: cannot be read; expected a PGO configuration*")]
    [InlineData(typeof(Undeclared), "*Undeclared says nothing of its program; write [[]PgoSuite(\"PATH/pgo.json\", PgoMode.Dynamic)] above it")]
    public async Task Makes_what_cannot_be_read_a_test_that_fails_and_says_why(Type suite, string message) =>
        (await DiscoverAsync(suite)).Should().ContainSingle().Which.Should().BeOfType<ExecutionErrorTestCase>()
            .Which.ErrorMessage.Should().Match(message.Replace("[[]", "[", StringComparison.Ordinal));

    private static async Task<IReadOnlyCollection<IXunitTestCase>> DiscoverAsync(Type suite)
    {
        XunitTestCollection collection = new((IXunitTestAssembly)TestContext.Current.TestAssembly!, null, false, "suites");
        XunitTestMethod method = new(new XunitTestClass(suite, collection), typeof(PgoSuite).GetMethod(nameof(PgoSuite.Scenario))!, []);
        return await new ScenarioDiscoverer().Discover(TestFrameworkOptions.ForDiscovery(new TestAssemblyConfiguration()), method, new PgoScenarioAttribute());
    }

    [PgoSuite(OwnProgram.Config, PgoMode.NativeAot)]
    private abstract class Whole(PgoRun run) : PgoSuite(run);

    [PgoSuite("nowhere.json", PgoMode.Dynamic)]
    private abstract class Missing(PgoRun run) : PgoSuite(run);

    private abstract class Undeclared(PgoRun run) : PgoSuite(run);
}
