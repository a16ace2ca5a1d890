using System.CommandLine;
using Inferno.Measuring.Records;
using Inferno.Pgo.Tool.Output;
using Inferno.Reporting;

namespace Inferno.Pgo.Tool.Commands;

/// <summary><c>inferno-pgo report</c>.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        Argument<DirectoryInfo> folder = new("run")
        {
            Description = "A run's folder, with its report.json.",
            HelpName = "DIR",
        };
        Command command = new(
            "report",
            """
            Writes a run's reports again from its record: report.html, summary.md and the tables.

            report.html is one page that needs nothing else, offline and on a phone; samples.csv has a line a launch,
            batches.csv a line a measured batch, metrics.csv a line a metric. The record itself is left alone.
            Exit codes: 0 written, 4 usage or environment.

            Examples:
              inferno-pgo report artifacts/pgo/runs/20261124T003222Z-0a654cfa
            """)
        {
            folder,
        };
        command.SetAction(parsed => Write(parsed.GetValue(folder)!));
        return command;
    }

    private static int Write(DirectoryInfo directory)
    {
        RunFolder folder = new(directory.FullName);
        if (!File.Exists(folder.Record))
        {
            throw new ArgumentException(
                $"{directory} holds no report.json; expected the folder of a run that came to a verdict, such as artifacts/pgo/runs/ID");
        }

        RunReports.Renew(folder);
        Console.WriteLine(folder.Page);
        return ExitCode.Success;
    }
}
