using System.Globalization;

namespace Inferno.Pgo.Builds.Publishing;

/// <summary>A child that did not do its work: its command, exit code, duration and the tails of both streams.</summary>
/// <param name="command">The command line.</param>
/// <param name="exitCode">The exit code; <see langword="null"/> where it could not be started.</param>
/// <param name="output">What it wrote and how long it ran.</param>
public sealed class ChildProcessException(string command, int? exitCode, ChildOutput output)
    : Exception(Describe(command, exitCode, output))
{
    private const int TailLines = 15;

    /// <summary>The command line.</summary>
    public string Command { get; } = command;

    /// <summary>The exit code; <see langword="null"/> where the child could not be started.</summary>
    public int? ExitCode { get; } = exitCode;

    /// <summary>What it wrote and how long it ran.</summary>
    public ChildOutput Output { get; } = output;

    private static string Describe(string command, int? exitCode, ChildOutput output)
    {
        string end = exitCode is { } code
            ? string.Create(CultureInfo.InvariantCulture, $"exited with {code} after {output.Duration.TotalSeconds:F1} s")
            : "could not be started";
        return $"{command}\n{end}{Tail("standard output", output.StandardOutput)}{Tail("standard error", output.StandardError)}";
    }

    private static string Tail(string name, string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 0 ? "" : $"\nend of {name}:\n  {string.Join("\n  ", lines.TakeLast(TailLines))}";
    }
}
