using Inferno.Measuring.Processes;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Flow;
using Inferno.Pgo.Profiles.Traces;
using Inferno.Pgo.Profiles.Training;

namespace Inferno.Measuring.Suitability;

/// <summary>Runs a workload instrumented, never timed, to see how much of its work a profile can steer.</summary>
/// <param name="modelPath">The model directory.</param>
public sealed class SteeringProbe(string modelPath)
{
    /// <summary>Batches of a probe: enough that starting the program does not count for much.</summary>
    public const int Batches = 10;

    /// <summary>Trains <paramref name="build"/> on <paramref name="workload"/> and counts what its hot methods did.</summary>
    /// <param name="build">A build with IL in it: any that is not NativeAOT.</param>
    /// <param name="workload">What one batch does.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="TrainingException">The run failed or left no instrumentation data.</exception>
    public async Task<SteeredWork> MeasureAsync(ProgramBuild build, Workload workload, CancellationToken cancellation)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("inferno-probe-");
        try
        {
            TrainingCommand command = new(build.Executable, ProgramArguments.Training(workload, modelPath, Batches))
            {
                Environment = Unsteered(),
            };
            TrainingResult run = await TrainingRun.RunAsync(
                command, Path.Combine(folder.FullName, "probe.nettrace"), progress: null, cancellation);
            Profile profile = ProfileCreator.Create([run.TracePath], null, cancellation).Profile;
            return SteeredWork.Of(profile, AssembliesOf(build));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The caller's own switches go, those of the training stay.
    private static Dictionary<string, string?> Unsteered()
    {
        IReadOnlyDictionary<string, string?> training = new TrainingSwitches().ToEnvironment("");
        return CleanEnvironment.Overrides().Where(variable => !training.ContainsKey(variable.Key)).ToDictionary();
    }

    private static IReadOnlyList<string> AssembliesOf(ProgramBuild build) =>
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(build.Executable))!, "*.dll"),
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll"),
    ];
}
