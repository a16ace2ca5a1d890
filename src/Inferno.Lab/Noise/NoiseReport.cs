using Inferno.Measuring.Machines;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Statistics.Series;

namespace Inferno.Lab.Noise;

/// <summary>What a trace says of the machine that it was measured on.</summary>
public sealed record NoiseReport
{
    /// <summary>The version of this record's shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>When measuring began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The folder of the build that was measured.</summary>
    public required string Build { get; init; }

    /// <summary>The machine.</summary>
    public required MachineRecord Machine { get; init; }

    /// <summary>Draws the order within every pair.</summary>
    public required int Seed { get; init; }

    /// <summary>Pairs measured.</summary>
    public required int Pairs { get; init; }

    /// <summary>Pairs that had to be done again.</summary>
    public required int Voids { get; init; }

    /// <summary>From the first spawn to the last exit.</summary>
    public required double Seconds { get; init; }

    /// <summary>The noise of the warm medians.</summary>
    public required LaunchNoise Noise { get; init; }

    /// <summary>
    /// Correlation of the time with the wait for a processor; <see langword="null"/> where the system does not tell it,
    /// or no launch waited.
    /// </summary>
    public required double? DelayCorrelation { get; init; }

    /// <summary>What the suite's procedures say of the copy.</summary>
    public required IReadOnlyList<VerdictRow> Verdicts { get; init; }

    /// <summary>What this machine can prove.</summary>
    public required IReadOnlyList<ProvableRow> Provable { get; init; }

    /// <summary>Whether the measurement is sound as far as the canary can tell; true while it has too few pairs.</summary>
    public bool IsSound => Verdicts[0].Verdict is null or { Outcome: Outcome.Pass };

    /// <summary>Draws the conclusions from <paramref name="trace"/>.</summary>
    /// <param name="trace">At least ten pairs.</param>
    /// <param name="settings">What its launches shared.</param>
    /// <param name="build">The build that was measured.</param>
    /// <exception cref="ArgumentException">Fewer pairs, or times that cannot be compared.</exception>
    public static NoiseReport Of(CopyTrace trace, MeasurementSettings settings, ProgramBuild build)
    {
        LaunchNoise noise = LaunchNoise.Of([.. trace.Times]);
        return new NoiseReport
        {
            StartedAt = trace.Launches[0].Launch.StartedAt,
            Build = Path.GetDirectoryName(build.Executable)!,
            Machine = MachineRecord.Current(),
            Seed = settings.Seed,
            Pairs = trace.Samples.Pairs.Count,
            Voids = trace.Samples.Voids.Count,
            Seconds = trace.Seconds,
            Noise = noise,
            DelayCorrelation = Correlation(trace),
            Verdicts = [.. Asked.Select(asked => new VerdictRow(asked.ToString(), Replay.Of(trace.Samples, asked)))],
            Provable = ProvableRows.Of(trace, noise),
        };
    }

    private static Expectation[] Asked => [new NoDifference(), new EqualWithin(.1), new GainAbove(.1)];

    private static double? Correlation(CopyTrace trace)
    {
        double[] delays = [.. trace.Launches.Select(traced => traced.Launch.Case.Evidence?.RunQueueDelay).OfType<double>()];
        return delays.Length == trace.Launches.Count && delays.Distinct().Skip(1).Any()
            ? RunQueueDelay.Explain([.. trace.Times], delays).Correlation
            : null;
    }
}
