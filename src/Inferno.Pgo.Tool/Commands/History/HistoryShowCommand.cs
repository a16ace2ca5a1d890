using System.CommandLine;
using Inferno.History.Exchange;
using Inferno.History.Records;
using Inferno.Pgo.Tool.Output;
using Inferno.Reporting.Markdown;

namespace Inferno.Pgo.Tool.Commands.History;

/// <summary><c>inferno-pgo history show</c>.</summary>
internal static class HistoryShowCommand
{
    public static Command Create()
    {
        HistoryOptions options = new();
        Argument<string> id = new("run") { Description = "The run's name, as inferno-pgo history list gives it." };
        Option<bool> json = new("--json") { Description = "Write the run as JSON, every sample included." };
        Command command = new(
            "show",
            """
            Shows one run: what it ran on, what each scenario came to, and every metric.

            Exit codes: 0 shown, 4 usage or environment, or no such run.

            Examples:
              inferno-pgo history show 20261123T221641Z-103c1e2c
              inferno-pgo history show 20261123T221641Z-103c1e2c --json
            """)
        {
            id, json,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            HistoryFilter filter = options.Filter(parsed) with
            {
                RunId = parsed.GetValue(id), Samples = parsed.GetValue(json),
            };
            IReadOnlyList<RecordedRun> runs = await options.ReadAsync(parsed, filter, cancellation);
            await Console.Out.WriteAsync(
                parsed.GetValue(json) ? $"{HistoryJson.Line(runs[0])}\n" : HistoryTable.Show(runs[0]));
            return ExitCode.Success;
        });
        return command;
    }
}
