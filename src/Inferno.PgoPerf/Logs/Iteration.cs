using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Logs;

/// <summary>One measured batch.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">Batches that the launch measures.</param>
/// <param name="Wall">From the batch's start to its end, in seconds.</param>
/// <param name="Tokens">Tokens generated in the batch.</param>
public sealed partial record Iteration(int Number, int Of, double Wall, int Tokens)
{
    /// <summary>The batch that <paramref name="line"/> reports; <see langword="null"/> where it reports none.</summary>
    public static Iteration? TryParse(string line)
    {
        Match match = Pattern.Match(line);
        return match.Success
            ? new Iteration(
                LogCursor.Count(match, "number"),
                LogCursor.Count(match, "of"),
                LogCursor.Number(match, "wall"),
                LogCursor.Count(match, "tokens"))
            : null;
    }

    internal static IReadOnlyList<Iteration> ReadAll(LogCursor log)
    {
        List<Iteration> iterations = [];
        do
        {
            Match line = log.Expect(Pattern, $"'ITERATION {iterations.Count + 1}/10   Wall: 0.123456s   Tokens: 64'");
            Iteration iteration = TryParse(line.Value)!;
            iterations.Add(iteration);
            if (iteration.Number != iterations.Count)
            {
                throw log.Broken($"iteration {iterations.Count} before this line, not iteration {iteration.Number}");
            }
        }
        while (iterations.Count < iterations[^1].Of);
        return iterations;
    }

    [GeneratedRegex(
        @"^ITERATION (?<number>\d{1,9})/(?<of>\d{1,9})\s+Wall:\s+(?<wall>\d+\.\d{6})s\s+Tokens:\s+(?<tokens>\d{1,9})\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }
}
