using Inferno.Measuring.Records;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Reporting.Wording;

namespace Inferno.Reporting.Html;

/// <summary>What the run came to, before anything else.</summary>
internal static class HeadlineSection
{
    public static Markup Render(RunRecord run)
    {
        Headline headline = Headline.Of(run);
        return Markup.Of(
            $"""
            <header class="{Chip.ClassOf(headline.Worst)}">
            <p class="kicker">Does profile-guided optimisation pay here?</p>
            <h1>{headline.Sentence}</h1>
            <p class="when">Run {run.Id}, {run.StartedAt:yyyy-MM-dd HH:mm} UTC, {run.Machine.Processors} processors, {run.Machine.Runtime}</p>
            </header>
            <div class="cards">
            {run.Modes.Select(Card)}</div>
            """);
    }

    private static Markup Card(ModeRecord mode)
    {
        GainRange range = GainRange.Of(mode.Result.Scenarios);
        return Markup.Of(
            $"""
            <div class="card">
            <h3>{mode.Result.Mode.Name()}</h3>
            <p class="big">{range.Text}</p>
            <p class="small">{range.Sentence}</p>
            <p>{mode.Result.Scenarios.ByOutcome().Select(Count)}</p>
            </div>

            """);
    }

    private static Markup Count(IGrouping<Outcome, ScenarioResult> group) =>
        Markup.Of($"""<span class="chip {Chip.ClassOf(group.Key)}">{group.Count()} {group.Key.ToString()}</span> """);
}
