using System.ComponentModel;
using System.Globalization;
using CliWrap;
using Inferno.Pgo.Profiles.Traces;

namespace Inferno.Pgo.Profiles.Training;

/// <summary>Runs a program instrumented and keeps the trace of what it did.</summary>
public static class TrainingRun
{
    private const string HooksVariable = "DOTNET_STARTUP_HOOKS";

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
            TrainingResult result = Collect(outcome, folder, output, plan.Program, cancellationToken);
            progress?.Report(string.Create(
                CultureInfo.InvariantCulture,
                $"Trained in {result.Duration.TotalSeconds:F1} s: {result.InstrumentedMethods} methods instrumented."));
            foreach (string problem in result.Problems)
            {
                progress?.Report($"Kept although {problem}.");
            }

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
        TrainingEnding ending = plan.Ending;
        OutputTail output = new(ending.Line);
        OutputTail error = new(ending.Line);
        RunningProgram program = new(ending, output, error);
        if (await program.ObstacleAsync(stop) is { } obstacle)
        {
            throw new TrainingException(obstacle, new TrainingOutcome(plan.Command, null, TimeSpan.Zero, "", ""));
        }

        Command cli = Cli.Wrap(plan.Command.FileName)
            .WithArguments(plan.Command.Arguments)
            .WithWorkingDirectory(plan.Command.WorkingDirectory ?? Environment.CurrentDirectory)
            .WithEnvironmentVariables(EnvironmentOf(plan, folder))
            .WithValidation(CommandResultValidation.None)
            .WithStandardInputPipe(plan.Command.Input is { } input ? PipeSource.FromStream(input) : PipeSource.Null)
            .WithStandardOutputPipe(output.Target)
            .WithStandardErrorPipe(error.Target);
        using CancellationTokenSource killed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        int? exitCode;
        long started = System.Diagnostics.Stopwatch.GetTimestamp();
        try
        {
            CommandTask<CommandResult> running = cli.ExecuteAsync(killed.Token);
            await program.WaitAsync(running, killed.CancelAsync, stop);
            exitCode = await ExitCodeAsync(running, stop);
        }
        catch (Win32Exception e)
        {
            var outcome = new TrainingOutcome(plan.Command, null, TimeSpan.Zero, "", "");
            throw new TrainingException($"The training program could not be started: {e.Message}", outcome, e);
        }

        return Judge(new TrainingOutcome(
            plan.Command, exitCode, System.Diagnostics.Stopwatch.GetElapsedTime(started), output.ToString(), error.ToString()), program, plan);
    }

    private static Dictionary<string, string?> EnvironmentOf(TrainingPlan plan, string folder)
    {
        Dictionary<string, string?> environment = new(plan.Switches.ToEnvironment(Path.Combine(folder, "{pid}.nettrace")));
        // Servers of the SDK outlive the command that started them, and would go on tracing.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["UseSharedCompilation"] = "false";
        foreach ((string name, string? value) in plan.Command.Environment)
        {
            environment[name] = value;
        }

        if (plan.Ending.IsFromOutside && !OperatingSystem.IsWindows())
        {
            string? others = environment.GetValueOrDefault(HooksVariable) ?? Environment.GetEnvironmentVariable(HooksVariable);
            string hook = StopHook.WriteInto(folder);
            environment[HooksVariable] = string.IsNullOrEmpty(others) ? hook : $"{hook}{Path.PathSeparator}{others}";
        }

        return environment;
    }

    private static async Task<int?> ExitCodeAsync(CommandTask<CommandResult> running, CancellationToken stop)
    {
        try
        {
            return (await running).ExitCode;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The outcome with its problems, where they need not keep anybody from learning from it.</summary>
    private static TrainingOutcome Judge(TrainingOutcome outcome, RunningProgram program, TrainingPlan plan)
    {
        bool isAsMeant = outcome.ExitCode is { } code && (program.Sent is { } sent ? sent.IsAnswer(code) : code == 0);
        List<string> problems = [.. program.Problems];
        if (!isAsMeant && outcome.ExitCode is { } other)
        {
            problems.Add(program.Sent is { } signal
                ? $"the program ended with exit code {other} when it was sent {signal.Name()}"
                : $"the program ended with exit code {other}");
        }

        return problems.Count == 0 ? outcome
            : plan.KeepFailed ? outcome with { Problems = problems }
            : throw new TrainingException($"The training run failed: {string.Join("; ", problems)}.", outcome);
    }

    private static TrainingResult Collect(
        TrainingOutcome outcome, string folder, string output, string? wanted, CancellationToken stop)
    {
        TrainedProcess[] processes = [.. Directory.GetFiles(folder, "*.nettrace")
            .Select(path => TrainedProcess.Of(path, Read(path, outcome, stop)))
            .OrderBy(process => process.RunsTests)
            .ThenByDescending(process => process.Methods)];
        if (processes.Length == 0)
        {
            throw new TrainingException(
                "The training run left no trace. Is it a .NET program, and does it let the runtime shut down?", outcome);
        }

        if (wanted is not null && !Array.Exists(processes, process => IsCalled(process, wanted)))
        {
            throw new TrainingException($"The training run started no process of {wanted}, but of {Names(processes)}", outcome);
        }

        if (processes.FirstOrDefault(process => wanted is null ? !process.IsOfTheSdk : IsCalled(process, wanted)) is not { } program)
        {
            throw new TrainingException(
                $"The training run traced the SDK alone ({Names(processes)}), not the program. "
                + "Name the program as it is built, for instance: dotnet bin/Release/net10.0/App.dll", outcome);
        }

        if (program.Methods == 0)
        {
            throw new TrainingException(
                program.IsTruncated
                    ? "The training run left no instrumentation data: the program was killed, or broke off, before the runtime wrote its "
                        + "counts, which it does as it shuts down"
                    : "The training run left no instrumentation data. Is tiered compilation or tiered PGO switched off in its "
                        + "runtimeconfig.json, or is it a NativeAOT program?", outcome);
        }

        File.Move(program.Trace, output, overwrite: true);
        return new TrainingResult(
            output, program.Methods, [.. processes.Where(process => process != program).Select(process => process.Name)], outcome.Duration)
        {
            Problems = program.IsTruncated ? [.. outcome.Problems, TrainingResult.BrokenOff] : outcome.Problems,
        };
    }

    private static bool IsCalled(TrainedProcess process, string name) =>
        Path.GetFileNameWithoutExtension(process.Program).Equals(name, StringComparison.OrdinalIgnoreCase);

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
