using System.ComponentModel;
using System.Globalization;
using CliWrap;
using Inferno.Pgo.Profiles.Traces;

namespace Inferno.Pgo.Profiles.Training;

/// <summary>Runs a program instrumented and keeps the trace of what it did.</summary>
public static class TrainingRun
{
    /// <summary>Runs <paramref name="command"/> to its end and writes its trace to <paramref name="traceOutput"/>.</summary>
    /// <param name="command">The program; it must be a framework-dependent or self-contained .NET program.</param>
    /// <param name="traceOutput">The .nettrace file to write; replaced only by a complete one.</param>
    /// <param name="progress">Hears what is going on, a line at a time.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="TrainingException">
    /// The program did not start, failed, or left no instrumentation data.
    /// </exception>
    public static Task<TrainingResult> RunAsync(
        TrainingCommand command,
        string traceOutput,
        IProgress<string>? progress,
        CancellationToken cancellationToken) =>
        RunAsync(new TrainingPlan(command, traceOutput, new TrainingSwitches()), progress, cancellationToken);

    /// <inheritdoc cref="RunAsync(TrainingCommand, string, IProgress{string}?, CancellationToken)"/>
    public static async Task<TrainingResult> RunAsync(
        TrainingPlan plan,
        IProgress<string>? progress,
        CancellationToken cancellationToken)
    {
        string output = Path.GetFullPath(plan.TraceOutput);
        string folder = Path.Combine(Path.GetDirectoryName(output)!, $".{Path.GetFileName(output)}.{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        try
        {
            progress?.Report($"Training: {plan.Command}");
            TrainingOutcome outcome = await LaunchAsync(plan, folder, cancellationToken);
            TrainingResult result = Collect(outcome, folder, output, cancellationToken);
            progress?.Report(string.Create(
                CultureInfo.InvariantCulture,
                $"Trained in {result.Duration.TotalSeconds:F1} s: {result.InstrumentedMethods} methods instrumented."));
            if (result.OtherProcesses.Count > 0)
            {
                progress?.Report($"Not kept: the traces of {string.Join(", ", result.OtherProcesses)}, which the program started or was started by.");
            }

            return result;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<TrainingOutcome> LaunchAsync(TrainingPlan plan, string folder, CancellationToken stop)
    {
        var output = new OutputTail();
        var error = new OutputTail();
        Dictionary<string, string?> environment = new(plan.Switches.ToEnvironment(Path.Combine(folder, "{pid}.nettrace")));
        // Servers of the SDK outlive the command that started them, and would go on tracing.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["UseSharedCompilation"] = "false";
        foreach ((string name, string? value) in plan.Command.Environment)
        {
            environment[name] = value;
        }

        Command cli = Cli.Wrap(plan.Command.FileName)
            .WithArguments(plan.Command.Arguments)
            .WithWorkingDirectory(plan.Command.WorkingDirectory ?? Environment.CurrentDirectory)
            .WithEnvironmentVariables(environment)
            .WithValidation(CommandResultValidation.None)
            .WithStandardInputPipe(plan.Command.Input is { } input ? PipeSource.FromStream(input) : PipeSource.Null)
            .WithStandardOutputPipe(output.Target)
            .WithStandardErrorPipe(error.Target);
        try
        {
            CommandResult result = await cli.ExecuteAsync(stop);
            var outcome = new TrainingOutcome(
                plan.Command, result.ExitCode, result.RunTime, output.ToString(), error.ToString());
            return result.ExitCode == 0 ? outcome : throw new TrainingException("The training run failed.", outcome);
        }
        catch (Win32Exception e)
        {
            var outcome = new TrainingOutcome(plan.Command, null, TimeSpan.Zero, "", "");
            throw new TrainingException($"The training program could not be started: {e.Message}", outcome, e);
        }
    }

    private static TrainingResult Collect(TrainingOutcome outcome, string folder, string output, CancellationToken stop)
    {
        TrainedProcess[] processes = [.. Directory.GetFiles(folder)
            .Select(path => TrainedProcess.Of(path, Read(path, outcome, stop)))
            .OrderByDescending(process => process.Methods)];
        if (processes.Length == 0)
        {
            throw new TrainingException(
                "The training run left no trace. Is it a .NET program, and does it let the runtime shut down?", outcome);
        }

        if (processes.FirstOrDefault(process => !process.IsOfTheSdk) is not { } program)
        {
            throw new TrainingException(
                $"The training run traced the SDK alone ({Names(processes)}), not the program. "
                + "Name the program as it is built, for instance: dotnet bin/Release/net10.0/App.dll", outcome);
        }

        if (program.Methods == 0)
        {
            throw new TrainingException(
                "The training run left no instrumentation data. Is tiered compilation or tiered PGO switched off in its "
                + "runtimeconfig.json, or is it a NativeAOT program?", outcome);
        }

        File.Move(program.Trace, output, overwrite: true);
        return new TrainingResult(
            output, program.Methods, [.. processes.Where(process => process != program).Select(process => process.Name)], outcome.Duration);
    }

    private static string Names(IEnumerable<TrainedProcess> processes) => string.Join(", ", processes.Select(process => process.Name));

    private static TraceContents Read(string path, TrainingOutcome outcome, CancellationToken stop)
    {
        try
        {
            return TraceReader.Read(path, stop);
        }
        catch (ProfileFormatException e)
        {
            throw new TrainingException($"The trace of the training run is damaged: {e.Message}", outcome, e);
        }
    }
}
