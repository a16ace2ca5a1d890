namespace Inferno.Pgo.Tool;

/// <summary>What the tool's exit codes mean.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failed = 1;
    public const int Inconclusive = 2;
    public const int Environment = 4;
    public const int Cancelled = 130;
}
