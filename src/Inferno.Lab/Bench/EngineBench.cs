using System.Diagnostics;
using System.Globalization;
using Inferno.Measuring;
using Inferno.Measuring.Machines;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Statistics;

namespace Inferno.Lab.Bench;

/// <summary>Compares engines: all contenders in the same rounds, so that a burst of foreign load hits all.</summary>
/// <param name="rounds">Measures a round.</param>
/// <param name="plan">What is measured.</param>
/// <param name="progress">Told after every round, a line at a time.</param>
public sealed class EngineBench(IRounds rounds, EngineBenchPlan plan, IProgress<string> progress)
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
        ProgramBuild[] contenders =
        [
            OnnxRuntime(CaseResult.Reference, threads),
            plan.Baseline with { Name = CaseResult.Baseline },
            plan.Pgo with { Name = CaseResult.Pgo },
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
        ProgramBuild[] settings = [.. ThreadChoices.Select(threads => OnnxRuntime($"{threads}", threads))];
        var launches = await MeasureAsync(width, work, settings, PilotBlocks, cancellation);
        return ThreadChoices.MinBy(threads => Times(launches[$"{threads}"], work.Metric).Min());
    }

    private static IReadOnlyList<double> Times(IReadOnlyList<Launch> launches, Metric metric) =>
        [.. launches.Select(launch => launch.Value(metric))];

    private ProgramBuild OnnxRuntime(string name, int threads) => plan.Baseline with
    {
        Name = name,
        Options = ["--engine", CaseResult.Reference, "--engine-threads", threads.ToString(CultureInfo.InvariantCulture)],
    };

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<Launch>>> MeasureAsync(
        int width, EngineCase work, ProgramBuild[] contenders, int blocks, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        LaunchSetup launch = work.Requests.Launch(plan.Models[width]);
        Dictionary<string, IReadOnlyList<Launch>> launches = contenders.ToDictionary(one => one.Name, _ => (IReadOnlyList<Launch>)[]);
        for (int block = 1; block <= blocks; block++)
        {
            int seed = SplitMix64.ForTrial((ulong)(uint)plan.Seed, block).NextBelow(int.MaxValue);
            Round round = await rounds.MeasureAsync(
                new RoundRequest(
                    work.Name, contenders, [new RoundCase("", work.Metric == Metric.Cold ? 1 : work.Requests.Batches)], launch.Arguments)
                {
                    Seed = seed,
                    Timeout = plan.Timeout,
                    Metric = work.Metric,
                },
                cancellation);
            foreach (ProgramBuild contender in contenders)
            {
                launches[contender.Name] = [.. launches[contender.Name], round.Launches[contender.Name]];
            }

            double left = Stopwatch.GetElapsedTime(start).TotalSeconds / block * (blocks - block);
            string position = $"width {width}, {work.Name}: round {block} of {blocks}";
            string values = string.Join(", ", contenders.Select(c => Milliseconds(c.Name, round.Launches[c.Name].Value(work.Metric))));
            progress.Report(string.Create(CultureInfo.InvariantCulture, $"{position}: {values}; {Duration.Words(left)} left of this case"));
        }

        return launches;
    }

    private static string Milliseconds(string name, double seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} {seconds * 1000:F2} ms");
}
