namespace Inferno.ConcurrentInference;

internal static class ExitCode
{
    public const int Success = 0;
    public const int Usage = 2;
    public const int Model = 3;
    public const int Inference = 4;
    public const int Cancelled = 130;
}
