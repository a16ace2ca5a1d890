using System.Diagnostics;
using Inferno.Measuring;

namespace Inferno.Pgo.Tool.Output;

/// <summary>Progress lines on standard error, each after the time since the start.</summary>
internal sealed class ConsoleProgress : IProgress<string>
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public void Report(string value) => Console.Error.WriteLine(Line(_watch.Elapsed, value));

    private static string Line(TimeSpan elapsed, string value) => $"[{Duration.Clock(elapsed).PadLeft(5, '0')}] {value}";
}
