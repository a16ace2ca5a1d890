using Inferno.Measuring.Records;

namespace Inferno.Reporting.Html;

/// <summary>Renders a run as one page that needs nothing beside itself.</summary>
public static class HtmlReport
{
    /// <summary>The page of <paramref name="run"/>.</summary>
    public static string Render(RunRecord run) => Markup.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>PGO report {run.Id}</title>
        <style>
        {PageStyle.Text}</style>
        </head>
        <body>
        <main>
        {HeadlineSection.Render(run)}
        {Sections(run).Select(section => section.ToMarkup())}</main>
        </body>
        </html>

        """).Text;

    private static IEnumerable<Section> Sections(RunRecord run) => new Section?[]
    {
        GainsSection.Render(run),
        FindingsSection.Render(run),
        SuitabilitySection.Render(run),
        SettlingSection.Render(run),
        PairsSection.Render(run),
        MetricsSection.Render(run),
        BuildsSection.Render(run),
        EnvironmentSection.Render(run),
        ReproduceSection.Render(run),
    }.OfType<Section>();
}
