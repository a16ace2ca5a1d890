using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Comparing;

/// <summary>What a program prints once: the first group of a regular expression, or the whole match.</summary>
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
    public string Find(IReadOnlyList<string> output)
    {
        string[] found = [.. output.SelectMany(Matches).Select(match => match.Groups[match.Groups.Count > 1 ? 1 : 0].Value)];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new FormatException($"{this} matches none of the {output.Count} lines of standard output"),
            _ => throw new FormatException(
                $"{this} matches {found.Length} times in standard output, first '{found[0]}', then '{found[1]}'; "
                + "make it match once"),
        };
    }

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
