using System.Globalization;

namespace RenderMarkdown;

/// <summary>The command line: how long to warm up, how many batches to time, what to render.</summary>
internal sealed record Options(TimeSpan WarmUp, int Batches, IReadOnlyList<string> Files)
{
    /// <summary>Null where the arguments are not a number of seconds, a number of batches above 0 and existing files.</summary>
    public static Options? Parse(string[] arguments) =>
        arguments.Length >= 3
        && double.TryParse(arguments[0], CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and <= 3600
        && int.TryParse(arguments[1], CultureInfo.InvariantCulture, out int batches) && batches > 0
        && arguments[2..].All(File.Exists)
            ? new Options(TimeSpan.FromSeconds(seconds), batches, arguments[2..])
            : null;
}
