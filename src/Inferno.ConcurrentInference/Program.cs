using System.Runtime.InteropServices;
using Inferno.ConcurrentInference;
using Inferno.Inference.Engines;
using Inferno.Inference.Models;
using Inferno.Measured;

return Run(args);

static int Run(string[] args)
{
    using var cancellation = new CancellationTokenSource();
    void Cancel(PosixSignalContext signal)
    {
        signal.Cancel = true;
        cancellation.Cancel();
    }

    // Ctrl-C is ignored by whatever a script starts in the background: the other signal ends that as cleanly. What a harness
    // started mostly waits for its word, where a signal just ends it.
    using var interrupt = Measured.IsAsked ? null : PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
    using var termination = Measured.IsAsked ? null : PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
    try
    {
        if (new CommandLine().Parse(args) is { } arguments)
        {
            using var console = new StreamWriter(Console.OpenStandardOutput());
            using var launch = new Launch(arguments, console);
            if (arguments.OnlyChecksEngine)
            {
                launch.CheckEngine();
            }
            else if (Measured.IsAsked)
            {
                return launch.Converse(args, cancellation.Token);
            }
            else
            {
                launch.Run(cancellation.Token);
            }
        }

        return ExitCode.Success;
    }
    catch (Exception failure)
    {
        return Report(failure);
    }
}

static int Report(Exception failure)
{
    (int code, string line) = failure switch
    {
        UsageException => (ExitCode.Usage, $"{failure.Message} (see --help)"),
        ModelException or EngineUnavailableException => (ExitCode.Model, failure.Message),
        InferenceException => (ExitCode.Inference, failure.Message),
        OperationCanceledException => (ExitCode.Cancelled, "cancelled"),
        _ => (ExitCode.Inference, $"{failure.GetType().Name}: {failure.Message}"),
    };
    Console.Error.WriteLine($"concurrent_inference: {line.ReplaceLineEndings(" ")}");
    return code;
}
