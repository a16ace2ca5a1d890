using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Logs;

/// <summary>What the program ran before it measured.</summary>
/// <param name="Iterations">Batches that were run and not measured.</param>
/// <param name="Settled">Whether the compiler had come to rest when measuring began.</param>
/// <param name="MethodsCompiled">Methods compiled so far in the process.</param>
public sealed partial record WarmUp(int Iterations, bool Settled, int MethodsCompiled)
{
    internal static WarmUp Read(LogCursor log)
    {
        log.SkipPast("WARM-UP");
        Match line = log.Expect(Pattern, "'Iterations: 117   Settled: yes   Methods compiled: 2310'");
        return new WarmUp(
            LogCursor.Count(line, "iterations"), line.Groups["settled"].Value == "yes", LogCursor.Count(line, "methods"));
    }

    [GeneratedRegex(
        @"^\s+Iterations:\s+(?<iterations>\d{1,9})\s+Settled:\s+(?<settled>yes|no)\s+Methods compiled:\s+(?<methods>\d{1,9})\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }
}
