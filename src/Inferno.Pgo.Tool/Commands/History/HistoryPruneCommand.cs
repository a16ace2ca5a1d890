using System.CommandLine;
using Inferno.History;
using Inferno.History.Records;
using Inferno.Pgo.Tool.Output;
using Inferno.Reporting.Markdown;

namespace Inferno.Pgo.Tool.Commands.History;

/// <summary><c>inferno-pgo history prune</c>.</summary>
internal static class HistoryPruneCommand
{
    private static readonly Option<int?> Keep = new("--keep")
    {
        Description = "The latest so many runs stay.",
        HelpName = "N",
    };

    private static readonly Option<int?> OlderThan = new("--older-than")
    {
        Description = "Runs of the last so many days stay.",
        HelpName = "DAYS",
    };

    private static readonly Option<bool> Yes = new("--yes")
    {
        Description = "Remove, and do not only say what would go.",
    };

    public static Command Create()
    {
        HistoryOptions options = new();
        Command command = new(
            "prune",
            """
            Removes runs with all their samples. Without --yes it says which would go and leaves them.

            With both --keep and --older-than, a run goes only where neither keeps it. Exit codes: 0 done, 4 usage or
            environment.

            Examples:
              inferno-pgo history prune --keep 400
              inferno-pgo history prune --older-than 365 --keep 100 --yes
            """)
        {
            Keep, OlderThan, Yes,
        };
        Keep.Validators.Add(result => OptionChecks.AtLeast(result, Keep, 0));
        OlderThan.Validators.Add(result => OptionChecks.AtLeast(result, OlderThan, 0));
        command.Validators.Add(result =>
        {
            if (result.GetResult(Keep) is null && result.GetResult(OlderThan) is null)
            {
                result.AddError("prune: say with --keep N or --older-than DAYS which runs stay");
            }
        });
        options.AddTo(command, filtered: false);
        command.SetAction((parsed, cancellation) => RunAsync(options, parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(HistoryOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        await using RunHistory history = await options.OpenExistingAsync(parsed, cancellation);
        List<RecordedRun> runs =
            await history.ReadAsync(HistoryFilter.Summaries, cancellation).ToListAsync(cancellation);
        Pruning pruning = new(
            parsed.GetValue(Keep), parsed.GetValue(OlderThan) is { } days ? TimeSpan.FromDays(days) : null);
        IReadOnlyList<RecordedRun> going = pruning.Of(runs, DateTimeOffset.UtcNow);
        if (going.Count > 0)
        {
            await Console.Out.WriteAsync(HistoryTable.List(going));
        }

        if (parsed.GetValue(Yes))
        {
            int removed = await history.RemoveAsync([.. going.Select(run => run.Id)], cancellation);
            await Console.Out.WriteLineAsync($"removed {removed} of {runs.Count} runs");
        }
        else
        {
            await Console.Out.WriteLineAsync($"would remove {going.Count} of {runs.Count} runs; --yes does it");
        }

        return ExitCode.Success;
    }
}
