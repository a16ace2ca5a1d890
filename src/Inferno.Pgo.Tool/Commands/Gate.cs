using Inferno.Measuring.Records;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Tool.Output;
using Inferno.Reporting.Markdown;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>Measures, reports where a workflow looks for it, and exits with the verdict.</summary>
/// <param name="Name">What it is called in the report: gate or nightly.</param>
/// <param name="Tier">How much is measured.</param>
/// <param name="IsStrict">Whether what stays undecided stops the change.</param>
/// <param name="Report">Also receives the report; <see langword="null"/> where nobody asked.</param>
internal sealed record Gate(string Name, Tier Tier, bool IsStrict, FileInfo? Report)
{
    /// <summary>Does so with what <paramref name="measuring"/> measures, or says what that would be.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(Measuring measuring, CancellationToken cancellation)
    {
        if (measuring.IsDry)
        {
            return await measuring.ForecastAsync(Tier);
        }

        try
        {
            (RunFolder folder, RunRecord run) = await measuring.RunAsync(Tier, IsStrict, cancellation);
            Verdict verdict = OverallVerdict.Of([.. run.Modes.Select(mode => mode.Result)]);
            string report = GateMarkdown.Render(Name, run, IsStrict) + await measuring.LookBackAsync(folder, run, cancellation);
            await AfterVerdict.WriteAsync(folder.Report, () => WholeFile.Write(folder.Report, report));
            await AfterVerdict.WriteAsync(
                "standard output", () => Console.Out.WriteLineAsync($"{SummaryMarkdown.Render(run)}\n{folder.Report}"));
            return await PublishAsync(report, verdict);
        }
        catch (BuildRejectedException e)
        {
            // Builds that do not differ in PGO alone make the comparison worthless, which is no verdict on the change.
            Verdict invalid = Verdict.Invalid(e.Findings);
            return await PublishAsync(GateMarkdown.Head(Name, invalid, IsStrict), invalid);
        }
    }

    private async Task<int> PublishAsync(string report, Verdict verdict)
    {
        if (Report is not null)
        {
            await AfterVerdict.WriteAsync($"--report {Report}", () =>
            {
                Report.Directory!.Create();
                WholeFile.Write(Report.FullName, report);
            });
        }

        await StepSummary.AppendAsync(report);
        string next = verdict.NextStep.Length > 0 ? $"\nNext step: {verdict.NextStep}." : "";
        await AfterVerdict.WriteAsync(
            "standard output", () => Console.Out.WriteLineAsync($"{verdict.Outcome}: {verdict.Reason}.{next}"));
        return ExitCode.Of(verdict.Outcome, IsStrict);
    }
}
