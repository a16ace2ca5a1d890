using System.CommandLine;
using Inferno.History;
using Inferno.History.Exchange;
using Inferno.History.Records;
using Inferno.Measuring.Records;
using Inferno.Pgo.Tool.Output;

namespace Inferno.Pgo.Tool.Commands.History;

/// <summary><c>inferno-pgo history import</c>.</summary>
internal static class HistoryImportCommand
{
    public static Command Create()
    {
        HistoryOptions options = new();
        Argument<string[]> paths = new("path")
        {
            Description = "A run's folder, a folder of such folders, a report.json, or a file of JSON lines.",
            Arity = ArgumentArity.OneOrMore,
        };
        Command command = new(
            "import",
            """
            Adds runs that the history does not know yet; those that it knows stay as they are.

            A line a run says what became of it once it is on the disk. Exit codes: 0 all are in the history, 1 some are
            no runs of this version, 4 usage or environment.

            Examples:
              inferno-pgo history import artifacts/pgo/runs
              inferno-pgo history import runs.jsonl --history team.db
            """)
        {
            paths,
        };
        options.AddTo(command, filtered: false);
        command.SetAction(async (parsed, cancellation) =>
        {
            string[] files = [.. parsed.GetValue(paths)!.SelectMany(RunFiles.Find)];
            await using RunHistory history = await options.OpenAsync(parsed, cancellation);
            return await ImportAsync(history, files, cancellation);
        });
        return command;
    }

    private static async Task<int> ImportAsync(RunHistory history, string[] files, CancellationToken cancellation)
    {
        int refused = 0;
        foreach (string file in files)
        {
            try
            {
                await foreach (RecordedRun run in RunFiles.ReadAsync(file, cancellation))
                {
                    bool added = await history.AddAsync(run, cancellation) > 0;
                    await Console.Out.WriteLineAsync($"{(added ? "added" : "known")} {run.Id}");
                }
            }
            catch (RunFormatException e)
            {
                refused++;
                await Console.Error.WriteLineAsync($"inferno-pgo: {e.Message}");
            }
        }

        return refused == 0 ? ExitCode.Success : ExitCode.Failed;
    }
}
