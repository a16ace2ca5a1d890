using System.CommandLine;
using Inferno.History.Exchange;
using Inferno.History.Records;
using Inferno.Pgo.Tool.Output;
using Inferno.Reporting.Markdown;

namespace Inferno.Pgo.Tool.Commands.History;

/// <summary><c>inferno-pgo history list</c>.</summary>
internal static class HistoryListCommand
{
    private const int UsualNumber = 20;

    public static Command Create()
    {
        HistoryOptions options = new();
        Option<int> latest = new("--latest")
        {
            Description = "The latest so many runs.",
            HelpName = "N",
            DefaultValueFactory = _ => UsualNumber,
        };
        latest.Validators.Add(result => OptionChecks.AtLeast(result, latest, 1));
        Option<bool> json = new("--json") { Description = "Write each run as a line of JSON, without samples." };
        Command command = new(
            "list",
            """
            Lists runs, oldest first: a line a run and mode, with its verdicts, or with the gain of a single scenario.

            Exit codes: 0 listed, 4 usage or environment, or nothing to list.

            Examples:
              inferno-pgo history list
              inferno-pgo history list --scenario single_request_warm/short --mode dynamic --latest 60
              inferno-pgo history list --history "Host=db;Database=inferno;Username=ci"
            """)
        {
            latest, json,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            IReadOnlyList<RecordedRun> runs = await options.ReadAsync(
                parsed, options.Filter(parsed) with { Latest = parsed.GetValue(latest) }, cancellation);
            await Console.Out.WriteAsync(parsed.GetValue(json)
                ? string.Concat(runs.Select(run => $"{HistoryJson.Line(run)}\n"))
                : HistoryTable.List(runs));
            return ExitCode.Success;
        });
        return command;
    }
}
