using System.Globalization;
using System.Text;

namespace Inferno.Lab.Noise;

/// <summary>Writes a trace in the columns of tests/fixtures/traces, which <c>calibrate --traces</c> reads.</summary>
public static class TraceCsv
{
    /// <summary>The first line.</summary>
    public const string Header =
        "seq,t_s,phase,order,block,pos,variant,wall_ms,start_ms,first_ms,cold_ms,cpu_ms,"
        + "warm_median_ms,warm_mean_ms,warm_min_ms,steal_j,load1,synthload";

    /// <summary>
    /// The header and one line a launch. Runtime start and cold time stay empty, for a warm launch does not tell them.
    /// </summary>
    public static string Render(CopyTrace trace)
    {
        StringBuilder text = new(Header + "\n");
        IReadOnlyList<double> medians = trace.Times;
        for (int number = 0; number < trace.Launches.Count; number++)
        {
            TracedLaunch traced = trace.Launches[number];
            TimeSpan since = traced.Launch.StartedAt - trace.Launches[0].Launch.StartedAt;
            text.Append(string.Create(
                CultureInfo.InvariantCulture,
                $"{number},{since.TotalSeconds:F3},0,abba,{traced.Round},{traced.Position},{(traced.IsCopy ? 'B' : 'A')},"))
                .Append(Times(traced, medians[number]))
                .Append(string.Create(
                    CultureInfo.InvariantCulture, $",{traced.Load.Stolen},{traced.Load.Average:F2},0\n"));
        }

        return text.ToString();
    }

    private static string Times(TracedLaunch traced, double median)
    {
        double[] walls = [.. traced.Launch.Case.Batches.Select(batch => 1000 * batch.Seconds)];
        string first = traced.Launch.Case.Metrics.TryGetValue("time to first token", out double seconds)
            ? (1000 * seconds).ToString("F4", CultureInfo.InvariantCulture) : "";
        double processor = 1000 * (traced.Launch.Case.Evidence?.ProcessorTime ?? 0);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{1000 * traced.Launch.Duration:F3},,{first},,{processor:F2},{1000 * median:F4},{walls.Average():F4},{walls.Min():F4}");
    }
}
