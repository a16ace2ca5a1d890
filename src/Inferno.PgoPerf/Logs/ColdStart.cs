using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Logs;

/// <summary>Where the time until the first token went; all in seconds.</summary>
/// <param name="BackendInitialization">Until the engine's library is ready.</param>
/// <param name="EngineCreation">Until the engine object exists.</param>
/// <param name="ModelLoading">Until the weights are where they are used.</param>
/// <param name="Total">The three together.</param>
/// <param name="TimeToFirstToken">From the program's start to its first token.</param>
public sealed partial record ColdStart(
    double BackendInitialization, double EngineCreation, double ModelLoading, double Total, double TimeToFirstToken)
{
    private const string Heading = "COLD START BREAKDOWN";

    /// <summary>Whether <paramref name="line"/> begins the breakdown, which the program writes once it has its first token.</summary>
    internal static bool IsHeading(string line) => line.TrimEnd() == Heading;

    internal static ColdStart Read(LogCursor log)
    {
        log.SkipPast(Heading);
        return new ColdStart(
            Figure(log, BackendPattern, "Backend initialization"),
            Figure(log, EnginePattern, "Engine creation"),
            Figure(log, ModelPattern, "Model loading + GPU"),
            Figure(log, TotalPattern, "Total cold start"),
            Figure(log, FirstTokenPattern, "Time to first token"));
    }

    private static double Figure(LogCursor log, Regex pattern, string label) =>
        LogCursor.Number(log.Expect(pattern, $"'{label}: 0.123456s'"), "s");

    [GeneratedRegex(@"^\s+Backend initialization:\s+(?<s>\d+\.\d{6})s\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex BackendPattern { get; }

    [GeneratedRegex(@"^\s+Engine creation:\s+(?<s>\d+\.\d{6})s\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex EnginePattern { get; }

    [GeneratedRegex(@"^\s+Model loading \+ GPU:\s+(?<s>\d+\.\d{6})s\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex ModelPattern { get; }

    [GeneratedRegex(@"^\s+Total cold start:\s+(?<s>\d+\.\d{6})s\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex TotalPattern { get; }

    [GeneratedRegex(@"^\s+Time to first token:\s+(?<s>\d+\.\d{6})s\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex FirstTokenPattern { get; }
}
