using System.CommandLine;
using Inferno.History;
using Inferno.History.Exchange;
using Inferno.History.Records;
using Inferno.Pgo.Tool.Output;

namespace Inferno.Pgo.Tool.Commands.History;

/// <summary><c>inferno-pgo history export</c>.</summary>
internal static class HistoryExportCommand
{
    public static Command Create()
    {
        HistoryOptions options = new();
        Option<ExportFormat> format = new("--format")
        {
            Description = "jsonl: everything, a run a line, which import reads; csv: a result a line; csvmetrics: a metric a line; csvpairs: a pair a line.",
            HelpName = "jsonl|csv|csvmetrics|csvpairs",
        };
        Option<FileInfo?> output = new("--output")
        {
            Description = "The file; by default standard output.",
            HelpName = "FILE",
        };
        Command command = new(
            "export",
            """
            Writes runs as JSON lines, or as comma-separated values for a spreadsheet.

            Exit codes: 0 written, 4 usage or environment.

            Examples:
              inferno-pgo history export --output runs.jsonl
              inferno-pgo history export --format csv --mode dynamic --scenario single_request_warm > warm.csv
              inferno-pgo history export --history old.db --output runs.jsonl
            """)
        {
            format, output,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using RunHistory history = await options.OpenExistingAsync(parsed, cancellation);
            IAsyncEnumerable<string> lines = Lines(
                history, options.Filter(parsed), parsed.GetValue(format), cancellation);
            await WriteAsync(lines, parsed.GetValue(output), cancellation);
            return ExitCode.Success;
        });
        return command;
    }

    private static IAsyncEnumerable<string> Lines(
        RunHistory history, HistoryFilter filter, ExportFormat format, CancellationToken cancellation)
    {
        IAsyncEnumerable<RecordedRun> runs =
            history.ReadAsync(filter with { Samples = format is ExportFormat.Jsonl or ExportFormat.CsvPairs }, cancellation);
        return format switch
        {
            ExportFormat.Csv => runs.SelectMany(HistoryCsv.Results).Prepend(HistoryCsv.ResultHeader),
            ExportFormat.CsvMetrics => runs.SelectMany(HistoryCsv.Metrics).Prepend(HistoryCsv.MetricHeader),
            ExportFormat.CsvPairs => runs.SelectMany(HistoryCsv.Pairs).Prepend(HistoryCsv.PairHeader),
            _ => runs.Select(HistoryJson.Line),
        };
    }

    private static async Task WriteAsync(
        IAsyncEnumerable<string> lines, FileInfo? output, CancellationToken cancellation)
    {
        if (output is null)
        {
            await foreach (string line in lines.WithCancellation(cancellation))
            {
                await Console.Out.WriteAsync($"{line}\n");
            }

            return;
        }

        string unfinished = $"{output.FullName}.{Environment.ProcessId}.tmp";
        await using (StreamWriter writer = new(unfinished) { NewLine = "\n" })
        {
            await foreach (string line in lines.WithCancellation(cancellation))
            {
                await writer.WriteLineAsync(line);
            }
        }

        File.Move(unfinished, output.FullName, overwrite: true);
    }
}
