using System.Globalization;
using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Logs;

/// <summary>Walks the lines of a log in their order.</summary>
internal sealed class LogCursor(IReadOnlyList<string> lines)
{
    private const string CaseMark = "CASE ";

    private int _next;

    /// <summary>The line that comes next; <see langword="null"/> at the end.</summary>
    public string? Peek => _next < lines.Count ? lines[_next] : null;

    /// <summary>Skips to behind the line that is exactly <paramref name="header"/>: text before it is not the contract's.</summary>
    public void SkipPast(string header)
    {
        int start = _next;
        while (Peek is { } line)
        {
            _next++;
            if (line.TrimEnd() == header)
            {
                return;
            }
        }

        throw new LogFormatException(lines.Count + 1, $"the section '{header}' after line {start}", null);
    }

    /// <summary>Whether another case begins further on.</summary>
    public bool HasCaseAhead => lines.Skip(_next).Any(line => line.StartsWith(CaseMark, StringComparison.Ordinal));

    /// <summary>Skips to behind the line that begins a case and returns its name; stays where there is none.</summary>
    public string? SkipPastCase()
    {
        for (int i = _next; i < lines.Count; i++)
        {
            if (lines[i].StartsWith(CaseMark, StringComparison.Ordinal))
            {
                _next = i + 1;
                return lines[i][CaseMark.Length..].Trim();
            }
        }

        return null;
    }

    /// <summary>Takes the next line, which must match.</summary>
    public Match Expect(Regex pattern, string expected) => Accept(pattern) ?? throw Broken(expected);

    /// <summary>Takes the next line where it matches, and leaves it where not.</summary>
    public Match? Accept(Regex pattern)
    {
        Match match = pattern.Match(Peek ?? "");
        if (!match.Success)
        {
            return null;
        }

        _next++;
        return match;
    }

    /// <summary>The failure that <paramref name="expected"/> is not what comes next.</summary>
    public LogFormatException Broken(string expected) => new(_next + 1, expected, Peek);

    /// <summary>The number in a named group of <paramref name="match"/>; seconds stay seconds, per cent stay per cent.</summary>
    public static double Number(Match match, string group) =>
        double.Parse(match.Groups[group].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The count in a named group of <paramref name="match"/>.</summary>
    public static int Count(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The count in a named group of <paramref name="match"/>, where it may exceed 32 bits.</summary>
    public static long LongCount(Match match, string group) =>
        long.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}
