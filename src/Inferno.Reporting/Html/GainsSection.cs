using Inferno.Measuring.Records;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;

namespace Inferno.Reporting.Html;

/// <summary>The forest plot: every scenario's gain with its interval, against what was expected.</summary>
internal static class GainsSection
{
    public static Section Render(RunRecord run)
    {
        ForestScale scale = ForestScale.Of(run.Modes.SelectMany(mode => mode.Result.Scenarios));
        return new Section(
            "gains",
            "Gains",
            "Each dot is a scenario's gain, less time to the right; its line is the 95% interval from rounds in which both builds were alive. "
                + "A dashed line is the margin that a gain must exceed, a band is where times count as equal.",
            Markup.Join(run.Modes.Select(mode => Forest(mode, scale))));
    }

    private static Markup Forest(ModeRecord mode, ForestScale scale) => Markup.Of(
        $"""
        <h3>{mode.Result.Mode.Name()}</h3>
        <div class="forest">
        {mode.Result.Scenarios.Select(result => Row(result, scale))}
        <div class="row axis"><span></span><span class="strip">{Axis(scale)}</span><span></span><span></span></div>
        </div>

        """);

    private static Markup Row(ScenarioResult result, ForestScale scale) => Markup.Of(
        $"""
        <div class="row">
        <span class="name">{result.Samples.Scenario.Name}</span>
        <span class="strip">{Strip(result, scale)}</span>
        <span class="gain">{Gain(result.Verdict.Gain)}</span>
        <span class="verdict">{Chip.Of(result.Verdict.Outcome)}</span>
        </div>

        """);

    private static Markup Gain(GainSummary? gain) => gain is null
        ? Markup.Of($"no estimate")
        : Markup.Of($"""<b>{GainSummary.Percent(gain.Gain)}</b> <span class="interval">{gain.Range}</span>""");

    private static Markup Strip(ScenarioResult result, ForestScale scale) => Markup.Of(
        $"""
        <svg role="img" aria-label="{result.Samples.Scenario.Name}: {result.Verdict.Gain?.ToString() ?? "no estimate"}">
        {Expected(result.Samples.Scenario.Expectation, scale)}
        <line class="zero" x1="{scale.At(0)}" x2="{scale.At(0)}" y1="0" y2="100%"/>
        {Estimate(result.Verdict, scale)}
        </svg>
        """);

    private static Markup Expected(Expectation expectation, ForestScale scale) => expectation switch
    {
        GainAbove { Margin: var margin } => Markup.Of(
            $"""<line class="margin" x1="{scale.At(margin)}" x2="{scale.At(margin)}" y1="0" y2="100%"/>"""),
        EqualWithin { Delta: var delta } => Band(-delta, delta / (1 + delta), scale),
        _ => Markup.None,
    };

    private static Markup Band(double from, double to, ForestScale scale) => Markup.Of(
        $"""<rect class="band" x="{scale.At(from)}" width="{scale.Between(from, to)}" y="0" height="100%"/>""");

    private static Markup Estimate(Verdict verdict, ForestScale scale) => verdict.Gain is not { } gain ? Markup.None : Markup.Of(
        $"""
        <g class="{Chip.ClassOf(verdict.Outcome)}"><line class="whisker" x1="{scale.At(gain.Low)}" x2="{scale.At(gain.High)}" y1="50%" y2="50%"/>
        <circle cx="{scale.At(gain.Gain)}" cy="50%" r="5"/></g>
        """);

    private static Markup Axis(ForestScale scale) => Markup.Of(
        $"<svg>{scale.Ticks.Select(tick => Markup.Of(
            $"""<line class="zero" x1="{scale.At(tick)}" x2="{scale.At(tick)}" y1="0" y2="5"/><text x="{scale.At(tick)}" y="18">{tick:+0%;-0%;0}</text>"""))}</svg>");
}
