using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Verification;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Reports.Html;

/// <summary>What every verdict rests on, and what to read it with.</summary>
internal static class FindingsSection
{
    public static Section? Render(RunRecord run)
    {
        FoundInRun[] found = [.. FoundInRun.In(run)];
        return new Section(
            "findings",
            "Findings",
            found.Length == 0
                ? "Nothing speaks against these figures: builds, outputs, machine and settling were checked."
                : "An error makes a measurement worthless; a warning is to be read with it. Each says what to do.",
            found.Length == 0 ? Markup.Of($"""<p class="none">No finding.</p>""") : Markup.Of($"<ul class=\"findings\">{found.Select(Item)}</ul>"));
    }

    private static Markup Item(FoundInRun found) => Markup.Of(
        $"""
        <li class="{(found.Finding.Severity == FindingSeverity.Error ? "fail" : "undecided")}">
        <p><b>{found.Finding.Id}</b> {found.Finding.Cause}</p>
        <p class="next">{found.Finding.NextStep}.</p>
        <p class="small">{string.Join(", ", found.Places)}</p>
        </li>

        """);
}
