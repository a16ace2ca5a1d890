using System.Globalization;
using System.Text.Json;
using Inferno.Measuring.Commits;
using Inferno.Measuring.Records;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds.Sources;
using Inferno.Reporting.Wording;

namespace Inferno.Reporting.Markdown;

/// <summary>Renders comparisons of commits, and the search for the commit that made a program slower.</summary>
public static class CommitReport
{
    private const int Listed = 20;

    private static readonly string[] Header = ["commit", "against", "it is", "gain", "pairs"];

    /// <summary>A comparison for people, ending in a line feed.</summary>
    public static string Text(CommitComparison comparison) =>
        $"{ComparisonReport.Values(comparison.Comparison)}{Line(comparison)}\n{ComparisonReport.Warnings(comparison.Comparison)}";

    /// <summary>A search for people, ending in a line feed.</summary>
    public static string Text(Bisection bisection) =>
        $"{MarkdownTable.Render(Header, [.. bisection.Steps.Select(Row)])}\n{Line(bisection)}\n{string.Concat(Left(bisection))}";

    /// <summary>Writes <paramref name="result"/>, of one comparison or of a search, for machines; no reader ever sees half of it.</summary>
    public static void Save<T>(T result, string path) => WholeFile.Write(path, JsonSerializer.Serialize(result, RunJson.Options) + "\n");

    private static string Line(CommitComparison comparison)
    {
        Verdict verdict = comparison.Comparison.Verdict;
        string gain = verdict.Gain is { } found
            ? string.Create(CultureInfo.InvariantCulture, $": gain {found}, {found.Pairs} pairs, asked was {Asked(comparison)}")
            : "";
        return comparison.Difference switch
        {
            CommitDifference.Equal => $"equal: {comparison.To} takes the same time as {comparison.From}{gain}",
            CommitDifference.Faster => $"faster: {comparison.To} than {comparison.From}{gain}",
            CommitDifference.Slower => $"slower: {comparison.To} than {comparison.From}{gain}",
            CommitDifference.Undecided =>
                $"undecided: whether {comparison.To} takes the same time as {comparison.From}{gain}. {verdict.NextStep}, or ask with a wider --margin.",
            _ => $"worthless: {verdict.Reason}. {verdict.NextStep}.",
        };
    }

    private static string Asked(CommitComparison comparison) => comparison.Comparison.EqualWithin is { } margin
        ? string.Create(CultureInfo.InvariantCulture, $"±{margin:0.#%}")
        : "a gain";

    private static string[] Row(BisectionStep step) => step.Comparison is { } comparison
        ?
        [
            step.Commit.ToString(), comparison.From.ShortHash, comparison.Difference.ToString().ToLowerInvariant(),
            comparison.Comparison.Verdict.Gain?.ToString() ?? "", comparison.Comparison.Pairs.Count.ToString(CultureInfo.InvariantCulture),
        ]
        : [step.Commit.ToString(), "", "skipped", "", ""];

    private static string Line(Bisection bisection) => bisection.End switch
    {
        BisectionEnd.Found => $"found: {bisection.Suspects[0]} made it slower; git show {bisection.Suspects[0].ShortHash}",
        BisectionEnd.NoRegression => $"no regression: {bisection.Steps[0].Commit} is {Word(bisection)} against {bisection.Good}, so there is nothing to look for",
        BisectionEnd.Undecided =>
            $"undecided: noise hides whether {bisection.Steps[^1].Commit} is slower, and a guess would lead the search astray; "
            + "go on with --good or --bad nearer to it, on a quieter machine, or with another --margin",
        BisectionEnd.Worthless => $"worthless: at {bisection.Steps[^1].Commit}: {bisection.Steps[^1].Comparison?.Comparison.Verdict.Reason}",
        BisectionEnd.Unmeasurable => "not narrowed to one commit: those between could not be measured",
        _ => $"not proved: {bisection.Suspects[0]} is the first that is slower than {bisection.Good}, but it is not shown to be slower than the one "
            + "before it: small steps add up, or noise misled the search; see the commits around it",
    };

    private static string Word(Bisection bisection) => $"{bisection.Steps[0].Comparison!.Difference}".ToLowerInvariant();

    private static IEnumerable<string> Left(Bisection bisection) => bisection.End is BisectionEnd.Found or BisectionEnd.NoRegression
        ? []
        :
        [
            "it is one of:\n",
            .. bisection.Suspects.Take(Listed).Select(commit => $"  {commit}\n"),
            .. bisection.Suspects.Count > Listed ? [$"  and {bisection.Suspects.Count - Listed} more, up to {bisection.Suspects[^1]}\n"] : Array.Empty<string>(),
        ];
}
