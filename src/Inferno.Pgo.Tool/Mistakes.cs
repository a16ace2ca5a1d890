using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace Inferno.Pgo.Tool;

/// <summary>Says in one line what is wrong with a command line; the parser lists choices on lines of their own and names types of .NET.</summary>
internal static partial class Mistakes
{
    private const string NoCommand = "Required command was not provided.";

    /// <summary>The line about <paramref name="errors"/>, at least one.</summary>
    public static string Describe(IReadOnlyList<ParseError> errors)
    {
        // A misspelt command is also a missing one.
        IEnumerable<string> lines = errors
            .Where(error => errors.Count == 1 || error.Message != NoCommand)
            .Select(error => Describe(error.Message, error.SymbolResult));
        return $"{string.Join("; ", lines)} (see --help)";
    }

    /// <summary>The line about the only mistake, of which no more is known than the parser's <paramref name="message"/>.</summary>
    public static string Describe(string message) => $"{Describe(message, null)} (see --help)";

    private static string Describe(string message, SymbolResult? symbol)
    {
        string[] lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string choices = string.Join(", ", lines.Skip(1).Select(line => line.Trim('\'')));
        return Choice().Match(lines[0]) is { Success: true } choice
                ? $"{Name(symbol)}{choice.Groups["value"]} not recognized; expected one of {choices}"
            : Typed().Match(lines[0]) is { Success: true } typed
                ? $"{typed.Groups["name"]}: {typed.Groups["value"]} not recognized; expected "
                    + (choices.Length > 0 ? $"one of {choices}" : Kind(typed.Groups["type"].Value))
            : string.Join(' ', lines).TrimEnd('.');
    }

    private static string Name(SymbolResult? result) => result switch
    {
        OptionResult option => $"{option.Option.Name}: ",
        ArgumentResult { Parent: OptionResult option } => $"{option.Option.Name}: ",
        _ => "",
    };

    private static string Kind(string type) =>
        type.Contains("Int", StringComparison.Ordinal) ? "a whole number"
        : type.Contains("Double", StringComparison.Ordinal) ? "a number, such as 0.5"
        : "another value";

    [GeneratedRegex("^Argument (?<value>'.*') not recognized. Must be one of:$")]
    private static partial Regex Choice();

    [GeneratedRegex("^Cannot parse argument (?<value>'.*') for (option|command) '(?<name>.*)' as expected type '(?<type>.*?)'")]
    private static partial Regex Typed();
}
