namespace Inferno.Reporting.Progress;

/// <summary>The terminal that this process was started from, whatever its streams are redirected to.</summary>
internal static class Terminal
{
    /// <summary>A writer to the terminal, or <see langword="null"/> where there is none.</summary>
    public static StreamWriter? Open()
    {
        try
        {
            string device = OperatingSystem.IsWindows() ? @"\\.\CONOUT$" : "/dev/tty";
            return new StreamWriter(new FileStream(device, FileMode.Open, FileAccess.Write)) { AutoFlush = true };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }
}
