using Inferno.Measuring.Records;
using Inferno.Pgo.Builds;
using Inferno.Reporting.Wording;

namespace Inferno.Reporting.Html;

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
            found.Length == 0 ? Markup.Of($"""<p class="none">No finding.</p>""") : Markup.Of($"<ul class=\"findings\">{found.GroupBy(one => one.Finding.Id).Select(Item)}</ul>"));
    }

    // One finding differs from scenario to scenario by its figures alone; what to do about it does not.
    private static Markup Item(IEnumerable<FoundInRun> alike)
    {
        Finding first = alike.First().Finding;
        return Markup.Of(
            $"""
            <li class="{(first.Severity == FindingSeverity.Error ? "fail" : "undecided")}">
            {alike.Select(Cause)}<p class="next">{first.NextStep}.</p>
            </li>

            """);
    }

    private static Markup Cause(FoundInRun found) => Markup.Of(
        $"""
        <p><b>{found.Finding.Id}</b> {found.Finding.Cause} <span class="small">{string.Join(", ", found.Places)}</span></p>

        """);
}
