using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Reports.Metrics;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Reports.Html;

/// <summary>Where the time of a cold start goes in both builds.</summary>
internal static class ColdStartSection
{
    private static readonly (string Name, Func<Launch, double> Of)[] Parts =
    [
        ("process start", launch => Math.Max(0, launch.FirstResult - AfterStart(launch))),
        ("backend initialization", launch => launch.Log.ColdStart.BackendInitialization),
        ("engine creation", launch => launch.Log.ColdStart.EngineCreation),
        ("model loading", launch => launch.Log.ColdStart.ModelLoading),
        ("first token", launch => launch.Log.ColdStart.TimeToFirstToken - launch.Log.ColdStart.Total),
        ("other tokens", OtherTokens),
    ];

    public static Section? Render(RunRecord run)
    {
        (string Mode, Samples Samples)[] cold =
        [
            .. from mode in run.Modes
               from result in mode.Result.Scenarios
               where result.Samples.Scenario.Metric == Metric.Cold && result.Samples.Pairs.Count > 0
               select (mode.Result.Mode.Name(), result.Samples),
        ];
        if (cold.Length == 0)
        {
            return null;
        }

        double longest = cold.SelectMany(row => row.Samples.Launches).Max(launch => Parts.Sum(part => part.Of(launch)));
        return new Section(
            "cold",
            "Cold start",
            "From the process's spawn to the result of its first and only batch, medians over launches.",
            Markup.Of($"{Legend()}{cold.Select(row => Bars(row.Mode, row.Samples, MedianTotal(cold.Select(one => one.Samples))))}"));
    }

    private static double AfterStart(Launch launch) => launch.Log.ColdStart.Total + launch.Log.Iterations[0].Wall;

    private static double OtherTokens(Launch launch) => Math.Max(
        0, AfterStart(launch) - launch.Log.ColdStart.TimeToFirstToken);

    private static Markup Legend() => Markup.Of(
        $"""<p class="legend">{Parts.Select((part, index) => Markup.Of($"""<span class="part"><i class="p{index}"></i>{part.Name}</span> """))}</p>""");

    private static double MedianTotal(IEnumerable<Samples> cold) => cold
        .SelectMany(samples => new Func<LaunchPair, Launch>[] { pair => pair.Baseline, pair => pair.Candidate }
            .Select(side => Parts.Sum(part => Median(samples, side, part.Of))))
        .Max();

    private static Markup Bars(string mode, Samples samples, double longest) => Markup.Of(
        $"""
        <div class="bars"><h3>{mode} {samples.Scenario.Name}</h3>
        {Bar("baseline", samples, pair => pair.Baseline, longest)}
        {Bar("PGO", samples, pair => pair.Candidate, longest)}
        </div>

        """);

    private static Markup Bar(string build, Samples samples, Func<LaunchPair, Launch> side, double longest)
    {
        double[] parts = [.. Parts.Select(part => Median(samples, side, part.Of))];
        return Markup.Of(
            $"""
            <div class="barline"><span class="build">{build}</span><span class="bar">{parts.Select((part, index) =>
                Markup.Of($"""<i class="p{index}" style="width:{100 * part / longest:F2}%" title="{Parts[index].Name}: {Quantity.Seconds(part)}"></i>"""))}</span><span class="total">{Quantity.Seconds(parts.Sum())}</span></div>
            """);
    }

    private static double Median(Samples samples, Func<LaunchPair, Launch> side, Func<Launch, double> part) =>
        LaunchPair.Median(samples.Pairs.Select(pair => part(side(pair))));
}
