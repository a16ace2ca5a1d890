using System.Globalization;
using System.Text.Json;
using Inferno.Measuring.Machines;
using Inferno.Measuring.Records;
using Inferno.Measuring.Rounds;
using Inferno.Reporting.Wording;

namespace Inferno.Lab.Bench;

/// <summary>Renders a comparison of engines.</summary>
public static class EngineBenchReport
{
    private static readonly string[] Header =
        ["width", "case", "ONNX Runtime", "baseline", "× ONNX Runtime [95%]", "goal", "", "pgo × [95%]", "goal", ""];

    private static readonly string[] BoundHeader =
        ["width", "case", "weights read", "operations", "bound", "by", "baseline", "of the bound"];

    private static readonly string[] MemoryHeader =
        ["width", "case", "requests", "peak ONNX Runtime", "peak baseline", "peak pgo", "allocated a token, baseline"];

    /// <summary>For people, ending in a line feed.</summary>
    public static string Markdown(EngineBenchRecord bench)
    {
        MachineRecord machine = bench.Machine;
        return "# Managed engine against ONNX Runtime\n\n"
            + MarkdownTable.Render(Header, [.. bench.Results.Select(Row)])
            + "\nTimes are medians over launches; × is ONNX Runtime's time over the build's, from launches in shuffled blocks.\n"
            + "ONNX Runtime runs with the better of 1 and 2 threads, in brackets.\n\n"
            + MarkdownTable.Render(MemoryHeader, [.. bench.Results.Select(MemoryRow)]) + "\n"
            + Bounds(bench)
            + Invariant($"Seed {bench.Seed}, {bench.Results[0].Times[CaseResult.Baseline].Count} blocks a case. {machine.OperatingSystem}, {machine.Architecture}, {machine.Processors} processors, {machine.Runtime}.\n");
    }

    /// <summary>For machines: every value included.</summary>
    public static string Json(EngineBenchRecord bench) => JsonSerializer.Serialize(bench, RunJson.Options) + "\n";

    /// <summary>Writes bench-engine.md and bench-engine.json; no reader ever sees half of one.</summary>
    /// <returns>The paths.</returns>
    public static IReadOnlyList<string> Save(EngineBenchRecord bench, string folder)
    {
        Directory.CreateDirectory(folder);
        string markdown = Path.Combine(folder, "bench-engine.md"), json = Path.Combine(folder, "bench-engine.json");
        WholeFile.Write(markdown, Markdown(bench));
        WholeFile.Write(json, Json(bench));
        return [markdown, json];
    }

    private static IReadOnlyList<string> Row(CaseResult result) =>
    [
        Invariant($"{result.Width}"),
        result.Case.Name,
        $"{Time(Median(result, CaseResult.Reference))} ({result.Threads})",
        Time(Median(result, CaseResult.Baseline)),
        result.OfBaseline.ToString(),
        Goal(result.OfBaseline),
        result.OfBaseline.Judgement,
        result.OfPgo.ToString(),
        Goal(result.OfPgo),
        result.OfPgo.Judgement,
    ];

    private static IReadOnlyList<string> MemoryRow(CaseResult result) =>
    [
        Invariant($"{result.Width}"),
        result.Case.Name,
        Invariant($"{result.Case.Requests.Requests}"),
        Megabytes(result.Memory[CaseResult.Reference]),
        Megabytes(result.Memory[CaseResult.Baseline]),
        Megabytes(result.Memory[CaseResult.Pgo]),
        Invariant($"{result.Memory[CaseResult.Baseline].AllocatedPerToken:F0} bytes"),
    ];

    private static string Megabytes(MemoryUse use) => Invariant($"{use.PeakBytes / 1e6:F1} MB");

    private static string Bounds(EngineBenchRecord bench) => bench.Bounds.Count == 0 ? "" :
        MarkdownTable.Render(BoundHeader, [.. bench.Bounds.Select(bound => BoundRow(bench, bound))])
        + Invariant($"\nOne core reads {Rate(bench, b => b.BytesPerSecond)} GB/s of weights and computes {Rate(bench, b => b.OperationsPerSecond)} Gflop/s, measured in the same run;\n")
        + "the bound is the longer of bytes/bandwidth and operations/throughput, attention left out.\n\n";

    private static IReadOnlyList<string> BoundRow(EngineBenchRecord bench, Bound bound)
    {
        double seconds = Median(
            bench.Results.Single(result => result.Width == bound.Width && result.Case.Name == bound.Case), CaseResult.Baseline);
        return
        [
            Invariant($"{bound.Width}"),
            bound.Case,
            Invariant($"{bound.ReadBytes / 1e6:F1} MB"),
            Invariant($"{bound.Operations / 1e6:F1} M"),
            Time(bound.Seconds),
            bound.Limit,
            Time(seconds),
            Invariant($"{seconds / bound.Seconds:F1} times"),
        ];
    }

    private static double Median(CaseResult result, string contender) => LaunchPair.Median(result.Times[contender]);

    private static string Goal(Speedup speedup) => speedup.Goal is { } goal ? Invariant($"≥ {goal:F1}×") : "";

    private static string Time(double seconds) => Invariant($"{seconds * 1000:F2} ms");

    private static string Rate(EngineBenchRecord bench, Func<Bound, double> of) =>
        string.Join(", ", bench.Bounds.Select(bound => Invariant($"{of(bound) / 1e9:F0}")).Distinct());

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
