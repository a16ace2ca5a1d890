namespace Inferno.Pgo.Tool.Output;

/// <summary>What the tool says of a failure.</summary>
internal static class ErrorLine
{
    /// <summary>Writes <paramref name="message"/> to standard error and returns <paramref name="code"/>.</summary>
    public static int Write(string message, int code = ExitCode.Environment)
    {
        Console.Error.WriteLine($"inferno-pgo: {message}");
        return code;
    }
}
