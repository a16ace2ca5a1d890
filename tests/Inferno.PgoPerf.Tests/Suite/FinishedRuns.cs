using System.Collections.Concurrent;
using Inferno.PgoPerf.Reports;

namespace Inferno.PgoPerf.Tests.Suite;

/// <summary>The runs that this process has finished, for the summary at its end.</summary>
internal static class FinishedRuns
{
    private static readonly ConcurrentQueue<RunFolder> Runs = new();

    public static IReadOnlyCollection<RunFolder> All => Runs;

    public static void Add(RunFolder run) => Runs.Enqueue(run);
}
