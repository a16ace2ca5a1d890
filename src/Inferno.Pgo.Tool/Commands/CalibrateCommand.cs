using System.CommandLine;
using Inferno.Pgo.Tool.Commands.Calibrate;
using Inferno.Pgo.Tool.Output;
using Inferno.Statistics.Calibration;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo calibrate`: how often the verdict and its peers cry wolf, and what they find.</summary>
public static class CalibrateCommand
{
    private static readonly Option<FileInfo?> Traces = new("--traces")
    {
        Description = $"CSV of launches of one program in the order they ran, with a column {Trace.Column}.",
    };

    private static readonly Option<FileInfo?> Rounds = new("--rounds")
    {
        Description = "CSV of rounds of a program (arm A) and its byte copy (arm B), with columns round, arm and "
            + $"{RoundTrace.Column}, two lines a round.",
    };

    private static readonly Option<int> Experiments = new("--experiments")
    {
        Description = "Experiments behind each number.",
        DefaultValueFactory = _ => 10_000,
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "The same seed gives the same numbers.",
        DefaultValueFactory = _ => 20_261_123,
    };

    private static readonly Option<DirectoryInfo> Output = new("--output")
    {
        Description = "Folder for calibration.md, .json, .svg and .png.",
        DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("artifacts", "calibration")),
    };

    public static Command Create()
    {
        Command command = new(
            "calibrate",
            "Measures false alarms, power and launches of the verdict and its peers, on simulated and recorded noise.")
        {
            Traces, Rounds, Experiments, Seed, Output,
        };
        RequireFile(Traces);
        RequireFile(Rounds);
        Experiments.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 100)
            {
                result.AddError("--experiments: at least 100 are needed for a rate in percent.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static void RequireFile(Option<FileInfo?> option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<FileInfo?>() is { Exists: false } missing)
        {
            result.AddError($"{option.Name}: no file {missing.FullName}; leave the option out for simulated noise only.");
        }
    });

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        DirectoryInfo output = arguments.GetValue(Output)!;

        // Minutes of work should not end at a folder that cannot be made.
        output.Create();
        Trace? trace = arguments.GetValue(Traces) is { } traces
            ? Trace.Parse(traces.Name, await File.ReadAllBytesAsync(traces.FullName, cancellation))
            : null;
        Trace? rounds = arguments.GetValue(Rounds) is { } measured
            ? RoundTrace.Parse(measured.Name, await File.ReadAllBytesAsync(measured.FullName, cancellation))
            : null;
        TrialRange trials = new(arguments.GetValue(Seed), 0, arguments.GetValue(Experiments));
        CalibrationReport report = Calibrate(trace, rounds, trials, cancellation);
        await Console.Out.WriteAsync(MarkdownReport.Render(report));
        foreach (FileInfo file in await ReportFiles.WriteAsync(report, output, cancellation))
        {
            await Console.Error.WriteLineAsync($"wrote {file.FullName}");
        }

        return ExitCode.Success;
    }

    private static CalibrationReport Calibrate(
        Trace? trace, Trace? rounds, TrialRange trials, CancellationToken cancellation)
    {
        Procedure[] procedures = [.. Procedures.Peers, BenchmarkDotNetColumn.Procedure, Procedures.Ours];
        List<INoise> noises = [.. StandardNoise.All];
        if (rounds is not null)
        {
            noises.Add(new TraceNoise($"rounds {rounds.File}", [.. rounds.Times]) { IsPaired = true });
        }

        if (trace is not null)
        {
            noises.Add(new TraceNoise($"trace {trace.File}", [.. trace.Times]));
        }

        CalibrationCell[] cells =
        [
            .. noises.SelectMany(noise => CalibrationCells.Difference(noise, procedures)),
            .. noises.SelectMany(CalibrationCells.Verdicts),
            .. StandardNoise.Rounds.Concat(noises).SelectMany(CalibrationCells.Futility),
        ];
        ProgressLine progress = new(Console.Error, !Console.IsErrorRedirected);
        return new CalibrationReport(
            trials.Seed, trials.To, trace, rounds, Calibrator.Run(cells, trials, progress, cancellation));
    }
}
