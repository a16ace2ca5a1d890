using System.Globalization;

namespace Inferno.Measuring.Machines;

/// <summary>
/// The files in which a Linux kernel tells its state; elsewhere, and where one is missing, they are empty.
/// </summary>
/// <param name="root">The folder that holds proc and sys.</param>
public sealed class KernelFiles(string root = "/")
{
    /// <summary>The processor's name; empty where unknown.</summary>
    public string ProcessorModel => Value("proc/cpuinfo", "model name");

    /// <summary>The rule that sets the processors' frequency; empty where unknown.</summary>
    public string Governor => First("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");

    /// <summary>
    /// Processes running or ready to run, averaged over the last minute; <see langword="null"/> where unknown.
    /// </summary>
    public double? LoadAverage => double.TryParse(
        First("proc/loadavg").Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double load)
        ? load
        : null;

    /// <summary>The lines of <paramref name="file"/>, a path below the root; none where it cannot be read.</summary>
    public IReadOnlyList<string> Lines(string file)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(root, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // such a file belongs to some kernels only
        }
    }

    /// <summary>The first line of <paramref name="file"/>, trimmed; empty where there is none.</summary>
    public string First(string file) => Lines(file) is [var first, ..] ? first.Trim() : "";

    /// <summary>
    /// The value of the first line <c>name: value</c> of <paramref name="file"/>; empty where there is none.
    /// </summary>
    public string Value(string file, string name) => Lines(file)
        .Select(line => line.Split(':', 2))
        .Where(parts => parts.Length == 2 && parts[0].Trim() == name)
        .Select(parts => parts[1].Trim())
        .FirstOrDefault("");
}
