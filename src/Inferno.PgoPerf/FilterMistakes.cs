using System.Text.RegularExpressions;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Xunit;

namespace Inferno.PgoPerf;

/// <summary>Finds what a filter asks of the suite and no test has: <c>Mode=nativaot</c> ends in "zero tests ran" without a word.</summary>
internal static partial class FilterMistakes
{
    private static readonly IReadOnlyList<Scenario> Scenarios = OwnTable.Scenarios;

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Mode"] = [.. PgoModes.All.Select(mode => mode.Name())],
        ["Tier"] = Enum.GetNames<Tier>(),
        ["Group"] = [.. Scenarios.Select(scenario => scenario.Group).Distinct()],
        ["Case"] = [.. Scenarios.Select(scenario => scenario.Case).Distinct()],
    };

    /// <summary>A line for each mistake in the <paramref name="arguments"/> of a test host, with what there is.</summary>
    public static IEnumerable<string> In(IEnumerable<string> arguments) =>
        from argument in arguments
        from asked in Trait().Matches(argument)
        let name = asked.Groups["name"].Value
        let value = asked.Groups["value"].Value
        where !Known[name].Contains(value, StringComparer.OrdinalIgnoreCase)
        select $"The filter asks for {name}={value}, which no test has; expected one of {string.Join(", ", Known[name])}.";

    // A value with * in it is a pattern, which may match or not.
    [GeneratedRegex(@"(?<![\w!])(?<name>Mode|Tier|Group|Case)=(?<value>[^&|()\s*]+)(?![^&|()\s])", RegexOptions.IgnoreCase)]
    private static partial Regex Trait();
}
