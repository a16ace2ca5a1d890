using System.CommandLine;
using System.CommandLine.Parsing;
using Inferno.History.Records;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Records;
using Inferno.Measuring.Runs;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Training;
using Inferno.Pgo.Tool.Commands;
using Inferno.Pgo.Tool.Output;
using Inferno.Statistics.Calibration;

namespace Inferno.Pgo.Tool;

/// <summary>Runs a command line and turns every failure into one message and a documented exit code.</summary>
internal static class Invocation
{
    // A cancelled command finishes what it keeps: a report of some seconds' work, or the end of a child.
    private static readonly TimeSpan CancellationTime = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        ParseResult parsed;
        try
        {
            parsed = root.Parse(args);
        }
        catch (InvalidOperationException e)
        {
            // An option that is no number, and whose value is also looked at: the parser throws instead of keeping the error.
            return ErrorLine.Write(Mistakes.Describe(e.Message));
        }

        if (parsed.Errors.Count > 0)
        {
            return ErrorLine.Write(Mistakes.Describe(parsed.Errors));
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = CancellationTime,
            });
        }
        catch (OperationCanceledException e)
        {
            return ErrorLine.Write(e is RunInterruptedException ? e.Message : "cancelled", ExitCode.Cancelled);
        }
        catch (BuildRejectedException e)
        {
            return ErrorLine.Write(e.Message, ExitCode.Failed);
        }
        catch (Exception e) when (IsExpected(e))
        {
            return ErrorLine.Write(e is IOException && BuildException.SaysDiskFull(e.Message) ? $"disk full: {e.Message}" : e.Message);
        }
    }

    private static bool IsExpected(Exception failure) => failure is
        PgoConfigException or ManifestException or BuildException or ChildProcessException or CompiledImageException
        or ProfileFormatException or ProfileConflictException or TrainingException or TraceException
        or LaunchException or RunFormatException or ResumeException or RunHeldException or HistoryException
        or ArgumentException or IOException or UnauthorizedAccessException;
}
