using System.CommandLine;
using Inferno.History.Records;
using Inferno.History.Trends;
using Inferno.Measuring.Records;
using Inferno.Pgo.Tool.Output;
using Inferno.Reporting.Markdown;

namespace Inferno.Pgo.Tool.Commands.History;

/// <summary><c>inferno-pgo history trend</c>.</summary>
internal static class HistoryTrendCommand
{
    private const string AllMachines = "all";

    private static readonly Option<string?> Machine = new("--machine")
    {
        Description = "The fingerprint of the machine; by default that of the latest run, all for every machine.",
        HelpName = "ID|all",
    };

    private static readonly Option<string> Output = new("--output")
    {
        Description = "Folder for trend.json and a chart (.svg, .png) of each series.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("artifacts", "trend"),
    };

    public static Command Create()
    {
        HistoryOptions options = new();
        Command command = new(
            "trend",
            """
            Shows what the gains did from run to run, and between which commits they changed.

            Only runs of one machine and one model are joined. A change shows once five runs have measured the new level;
            of series in which nothing changes, at most 1 in 100 shows a change all the same. Exit codes: 0 shown, changes
            or not; 4 usage or environment, or no such run.

            Examples:
              inferno-pgo history trend
              inferno-pgo history trend --scenario single_request_warm/short --mode dynamic
              inferno-pgo history trend --machine all --output trend
            """)
        {
            Machine, Output,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            IReadOnlyList<RecordedRun> runs = await options.ReadAsync(parsed, options.Filter(parsed), cancellation);
            Trend trend = Of(runs, parsed.GetValue(Machine));
            string folder = Directory.CreateDirectory(parsed.GetValue(Output)!).FullName;
            string json = Path.Combine(folder, "trend.json");
            WholeFile.Write(json, TrendTable.Json(trend));
            foreach (TrendSeries series in trend.Series)
            {
                TrendPlot.Save(series, folder);
            }

            await Console.Out.WriteAsync(TrendTable.Text(trend));
            await Console.Error.WriteLineAsync($"wrote {json} and {trend.Series.Count} charts beside it");
            return ExitCode.Success;
        });
        return command;
    }

    private static Trend Of(IReadOnlyList<RecordedRun> runs, string? machine)
    {
        Trend all = Trend.Of(runs);
        string wanted = machine ?? runs[^1].Machine.Fingerprint;
        Trend trend = wanted == AllMachines ? all : all.On(wanted);
        if (trend.Series.Count > 0)
        {
            return trend;
        }

        int measured = runs.Count(run => wanted == AllMachines || run.Machine.Fingerprint == wanted);
        string place = wanted == AllMachines ? "" : $" on machine {wanted}";
        throw new ArgumentException(measured == 0
            ? $"no run was measured{place}; inferno-pgo history list shows the machines"
            : $"none of the {measured} runs{place} measured a gain: all of their results are Invalid or have no gain; inferno-pgo history show RUN says why");
    }
}
