using System.Diagnostics;
using System.Globalization;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Reports;
using Inferno.PgoPerf.Scenarios;

namespace Inferno.PgoPerf.Bench;

/// <summary>Compares engines: launches of all contenders in blocks of random order, so that a burst of foreign load hits all.</summary>
/// <param name="launcher">Starts the launches.</param>
/// <param name="plan">What is measured.</param>
/// <param name="progress">Told after every block, a line at a time.</param>
public sealed class EngineBench(ILauncher launcher, EngineBenchPlan plan, IProgress<string> progress)
{
    private const int PilotBlocks = 2;

    private static readonly int[] ThreadChoices = [1, 2];

    /// <summary>Measures every case at every width.</summary>
    /// <exception cref="LaunchException">A launch died or said something unreadable.</exception>
    public async Task<EngineBenchRecord> RunAsync(CancellationToken cancellation)
    {
        DateTimeOffset startedAt = DateTimeOffset.UtcNow;
        List<CaseResult> results = [];
        foreach (int width in plan.Models.Keys.Order())
        {
            foreach (EngineCase work in plan.At(width))
            {
                results.Add(await RunCaseAsync(width, work, cancellation));
            }
        }

        return new EngineBenchRecord
        {
            StartedAt = startedAt,
            Seed = plan.Seed,
            Machine = MachineRecord.Current(),
            Results = results,
            Bounds = [.. plan.Models.OrderBy(model => model.Key)
                .SelectMany(model => Bound.Of(model.Key, model.Value, plan.At(model.Key)))],
        };
    }

    private async Task<CaseResult> RunCaseAsync(int width, EngineCase work, CancellationToken cancellation)
    {
        int threads = await ChooseThreadsAsync(width, work, cancellation);
        Contender[] contenders =
        [
            OnnxRuntime(threads),
            new Contender(CaseResult.Baseline, plan.Builds.Baseline.Executable, work.Workload.Engine, []),
            new Contender(CaseResult.Pgo, plan.Builds.Candidate.Executable, work.Workload.Engine, []),
        ];
        var launches = await MeasureAsync(width, work, contenders, plan.Blocks, cancellation);
        CaseResult result = new(width, work, threads, launches.ToDictionary(one => one.Key, one => Times(one.Value, work.Metric)))
        {
            Memory = launches.ToDictionary(one => one.Key, one => MemoryUse.Of(one.Value)),
        };
        progress.Report($"width {width}, {work.Name}: baseline {result.OfBaseline}, pgo {result.OfPgo}");
        return result;
    }

    /// <summary>The setting of ONNX Runtime with the smallest time: chance, if anything, helps it.</summary>
    private async Task<int> ChooseThreadsAsync(int width, EngineCase work, CancellationToken cancellation)
    {
        Contender[] settings = [.. ThreadChoices.Select(threads => OnnxRuntime(threads) with { Name = $"{threads}" })];
        var launches = await MeasureAsync(width, work, settings, PilotBlocks, cancellation);
        return ThreadChoices.MinBy(threads => Times(launches[$"{threads}"], work.Metric).Min());
    }

    private static IReadOnlyList<double> Times(IReadOnlyList<Launch> launches, Metric metric) =>
        [.. launches.Select(launch => LaunchPair.Value(launch, metric))];

    private Contender OnnxRuntime(int threads) => new(
        CaseResult.Reference,
        plan.Builds.Baseline.Executable,
        CaseResult.Reference,
        ["--engine-threads", threads.ToString(CultureInfo.InvariantCulture)]);

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<Launch>>> MeasureAsync(
        int width, EngineCase work, Contender[] contenders, int blocks, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        Launch[][] launches = [.. contenders.Select(_ => new Launch[blocks])];
        foreach ((int block, IReadOnlyList<int> order) in ShuffledBlocks.Create(plan.Seed, contenders.Length).Take(blocks).Index())
        {
            foreach (int contender in order)
            {
                launches[contender][block] = await LaunchAsync(width, work, contenders[contender], cancellation);
            }

            double left = Stopwatch.GetElapsedTime(start).TotalSeconds / (block + 1) * (blocks - block - 1);
            string position = $"width {width}, {work.Name}: block {block + 1} of {blocks}";
            string values = string.Join(", ", contenders.Select((c, i) => Milliseconds(c.Name, LaunchPair.Value(launches[i][block], work.Metric))));
            progress.Report(string.Create(CultureInfo.InvariantCulture, $"{position}: {values}; {left:F0} s left of this case"));
        }

        return contenders.Select((contender, index) => (contender.Name, (IReadOnlyList<Launch>)launches[index])).ToDictionary();
    }

    private Task<Launch> LaunchAsync(int width, EngineCase work, Contender contender, CancellationToken cancellation)
    {
        Workload workload = work.Workload with { Engine = contender.Engine };
        string[] arguments = [.. ProgramArguments.Measured(workload, work.Metric, plan.Models[width]), .. contender.Options];
        return launcher.LaunchAsync(new LaunchRequest(contender.Executable, arguments, plan.Timeout), cancellation);
    }

    private static string Milliseconds(string name, double seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} {seconds * 1000:F2} ms");
}
