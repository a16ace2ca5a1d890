using System.Globalization;
using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Comparing;

/// <summary>A number that the program prints once: the first group of a regular expression, or the whole match.</summary>
public sealed record OutputNumber : ProgramMetric
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(2);

    private readonly Regex _pattern;

    /// <param name="pattern">Matched against each line of standard output.</param>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    public OutputNumber(string pattern)
    {
        try
        {
            _pattern = new Regex(pattern, RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (RegexParseException e)
        {
            throw new ArgumentException($"metric '{pattern}' is no regular expression: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override double ValueOf(TimeSpan duration, IReadOnlyList<string> output)
    {
        string found = TheOneMatch(output);
        return double.TryParse(found, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value) && value > 0
                ? value
                : throw new FormatException($"{this} captured '{found}', expected a number above 0 such as 12.5");
    }

    /// <inheritdoc/>
    public override string ToString() => $"'{_pattern}'";

    // Taking the first of several would measure, unnoticed, something else than was meant.
    private string TheOneMatch(IReadOnlyList<string> output)
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
