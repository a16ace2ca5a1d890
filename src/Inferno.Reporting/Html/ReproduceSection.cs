using Inferno.Measuring.Records;
using Inferno.Reporting.Wording;

namespace Inferno.Reporting.Html;

/// <summary>How to get these figures again, and all the raw ones.</summary>
internal static class ReproduceSection
{
    public static Section Render(RunRecord run) => new(
        "reproduce",
        "Reproduce",
        "The seed gives the same plan: the same order within every pair. The times are the machine's.",
        Markup.Of(
            $"""
            <pre><code>{Reproduction.Command(run)}</code></pre>
            <p>Beside this page: report.json holds every raw sample; samples.csv, batches.csv and metrics.csv are for
            spreadsheets; report.md is for a pull request.</p>
            """));
}
