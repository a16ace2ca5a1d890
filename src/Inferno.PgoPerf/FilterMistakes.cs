using System.Reflection;
using System.Text.RegularExpressions;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.PgoPerf;

/// <summary>Finds what a filter asks of the suites and no test has: <c>Mode=nativaot</c> ends in "zero tests ran" without a word.</summary>
internal static partial class FilterMistakes
{
    /// <summary>A line for each mistake in the <paramref name="arguments"/> of a test host, with what there is.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="tests">The assembly of the tests.</param>
    public static IReadOnlyList<string> In(IEnumerable<string> arguments, Assembly tests)
    {
        Match[] asked = [.. arguments.SelectMany(argument => Trait().Matches(argument))];
        if (asked.Length == 0)
        {
            return [];
        }

        try
        {
            return [.. Mistakes(asked, ValuesIn(tests))];
        }
        catch (Exception e) when (e is PgoConfigException or ArgumentException)
        {
            // The suite's one test says so too, but has no such trait.
            return [e.Message];
        }
    }

    private static IEnumerable<string> Mistakes(Match[] asked, Dictionary<string, string[]> known) =>
        from trait in asked
        let name = trait.Groups["name"].Value
        let value = trait.Groups["value"].Value
        where known[name].Length > 0 && !known[name].Contains(value, StringComparer.OrdinalIgnoreCase)
        select $"The filter asks for {name}={value}, which no test has; expected one of {string.Join(", ", known[name])}.";

    private static Dictionary<string, string[]> ValuesIn(Assembly tests)
    {
        IReadOnlyList<PgoSuiteAttribute> suites = PgoSuiteAttribute.AllIn(tests);
        Scenario[] scenarios = [.. suites.SelectMany(suite => suite.Scenarios)];
        return new(StringComparer.OrdinalIgnoreCase)
        {
            ["Mode"] = [.. PgoModes.All.Where(mode => suites.Any(suite => suite.Mode == mode)).Select(mode => mode.Name())],
            ["Tier"] = Enum.GetNames<Tier>(),
            ["Group"] = [.. scenarios.Select(scenario => scenario.Group).Distinct()],
            ["Case"] = [.. scenarios.Select(scenario => scenario.Case).Distinct()],
        };
    }

    // A value with * in it is a pattern, which may match or not.
    [GeneratedRegex(@"(?<![\w!])(?<name>Mode|Tier|Group|Case)=(?<value>[^&|()\s*]+)(?![^&|()\s])", RegexOptions.IgnoreCase)]
    private static partial Regex Trait();
}
