using System.Globalization;

namespace Inferno.Pgo.Profiles.Training;

/// <summary>How the trained program ended.</summary>
internal sealed record TrainingOutcome(
    TrainingCommand Command,
    int? ExitCode,
    TimeSpan Duration,
    string OutputTail,
    string ErrorTail)
{
    /// <summary>What went wrong and was forgiven, in one line each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public string Describe(string problem)
    {
        string exit = ExitCode is { } code
            ? string.Create(CultureInfo.InvariantCulture, $" (exit code {code} after {Duration.TotalSeconds:F1} s)")
            : "";
        return $"{problem}\n  command: {Command}{exit}{Tail("standard output", OutputTail)}{Tail("standard error", ErrorTail)}";
    }

    private static string Tail(string stream, string text) =>
        text.Length == 0 ? "" : $"\n  end of {stream}:\n    {text.Replace("\n", "\n    ", StringComparison.Ordinal)}";
}
