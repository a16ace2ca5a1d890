using System.Globalization;
using System.Runtime.InteropServices;

namespace Inferno.Pgo.Profiles.Training;

/// <summary>How a program is asked to end. Its name in options and files is that of the system: SIGTERM, SIGINT.</summary>
public enum StopSignal
{
    /// <summary>What a service manager or a container sends.</summary>
    Terminate,

    /// <summary>What Ctrl-C sends.</summary>
    Interrupt,
}

/// <summary>Sends signals, and names them.</summary>
public static class StopSignals
{
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private const int KilledBy = 128;

    /// <summary>Every signal by its name.</summary>
    public static IReadOnlyDictionary<string, StopSignal> ByName { get; } = new Dictionary<string, StopSignal>
    {
        ["SIGTERM"] = StopSignal.Terminate,
        ["SIGINT"] = StopSignal.Interrupt,
    };

    /// <summary>The name of <paramref name="signal"/>.</summary>
    public static string Name(this StopSignal signal) => ByName.Single(named => named.Value == signal).Key;

    /// <summary>Whether a program that was sent <paramref name="signal"/> and ended with <paramref name="exitCode"/> did as it was asked.</summary>
    internal static bool IsAnswer(this StopSignal signal, int exitCode) => exitCode == 0 || exitCode == KilledBy + Number(signal);

    /// <summary>
    /// Whether this process ignores <paramref name="signal"/>, and so whatever it starts, as behind nohup or the &amp; of a script; false
    /// where the system does not say.
    /// </summary>
    public static bool IsIgnoredHere(this StopSignal signal)
    {
        const string field = "SigIgn:";
        const string status = "/proc/self/status";
        return File.Exists(status)
            && File.ReadLines(status).FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal)) is { } mask
            && ulong.TryParse(mask.AsSpan(field.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong ignored)
            && (ignored >> (Number(signal) - 1) & 1) == 1;
    }

    /// <summary>Asks a process to end; where it has ended nothing happens. Windows has no signals: it is ended at once there.</summary>
    internal static void Send(this StopSignal signal, int processId)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Kill(processId, Number(signal));
            return;
        }

        try
        {
            using System.Diagnostics.Process process = System.Diagnostics.Process.GetProcessById(processId);
            process.Kill(entireProcessTree: true);
        }
        catch (ArgumentException)
        {
            // It has ended.
        }
    }

    private static int Number(StopSignal signal) => signal == StopSignal.Interrupt ? Interrupt : Terminate;

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
