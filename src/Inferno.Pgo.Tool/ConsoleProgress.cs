using System.Diagnostics;
using System.Globalization;

namespace Inferno.Pgo.Tool;

/// <summary>Progress lines on standard error, each after the time since the start.</summary>
internal sealed class ConsoleProgress : IProgress<string>
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public void Report(string value) => Console.Error.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"[{_watch.Elapsed:mm\\:ss}] {value}"));
}
