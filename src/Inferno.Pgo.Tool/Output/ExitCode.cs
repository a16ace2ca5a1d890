using Inferno.Measuring.Verdicts;

namespace Inferno.Pgo.Tool.Output;

/// <summary>What the tool's exit codes mean.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failed = 1;
    public const int Inconclusive = 2;
    public const int Invalid = 3;
    public const int Environment = 4;
    public const int Cancelled = 130;

    /// <summary>The code that says <paramref name="outcome"/>; undecided is a success unless <paramref name="strict"/>.</summary>
    public static int Of(Outcome outcome, bool strict) => outcome switch
    {
        Outcome.Pass => Success,
        Outcome.Fail => Failed,
        Outcome.Inconclusive => strict ? Inconclusive : Success,
        _ => Invalid,
    };
}
