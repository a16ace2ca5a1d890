using System.Text.RegularExpressions;

namespace Inferno.Measuring.Scenarios;

/// <summary>What a program prints: the first group of a regular expression, or the whole match.</summary>
public sealed record OutputPattern
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(2);

    private readonly Regex _pattern;

    /// <param name="pattern">Matched against each line of standard output.</param>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    public OutputPattern(string pattern)
    {
        try
        {
            _pattern = new Regex(pattern, RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (RegexParseException e)
        {
            throw new ArgumentException($"'{pattern}' is no regular expression: {e.Message}", e);
        }
    }

    /// <summary>The text that the pattern finds in <paramref name="output"/>.</summary>
    /// <exception cref="FormatException">
    /// It finds none, or several: taking the first would read, unnoticed, something else than was meant.
    /// </exception>
    public string Find(IReadOnlyList<string> output) =>
        FindAll(output) is [string only] ? only : throw Several(FindAll(output), "make it match once");

    /// <summary>The texts that the pattern finds in <paramref name="output"/>: one, or at least <paramref name="least"/>.</summary>
    /// <exception cref="FormatException">It finds none, or a few.</exception>
    public IReadOnlyList<string> FindSeries(IReadOnlyList<string> output, int least) =>
        FindAll(output) is var found && (found.Length == 1 || found.Length >= least)
            ? found
            : throw Several(found, $"make it match once, or once a batch for at least {least} batches");

    // All matches of all lines; none is no series either.
    private string[] FindAll(IReadOnlyList<string> output)
    {
        string[] found = [.. output.SelectMany(Matches).Select(match => match.Groups[match.Groups.Count > 1 ? 1 : 0].Value)];
        return found.Length > 0
            ? found
            : throw new FormatException($"{this} matches none of the {output.Count} lines of standard output");
    }

    private FormatException Several(string[] found, string what) => new(
        $"{this} matches {found.Length} times in standard output, first '{found[0]}', then '{found[1]}'; {what}");

    /// <inheritdoc/>
    public override string ToString() => $"'{_pattern}'";

    private Match[] Matches(string line)
    {
        try
        {
            return _pattern.Matches(line).ToArray();
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new FormatException(
                $"{this} took longer than {MatchTimeout.TotalSeconds} s on one line; write it without nested repetition", e);
        }
    }
}
