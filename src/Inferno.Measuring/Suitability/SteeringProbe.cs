using System.Text;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Flow;
using Inferno.Pgo.Profiles.Traces;
using Inferno.Pgo.Profiles.Training;

namespace Inferno.Measuring.Suitability;

/// <summary>Runs a scenario instrumented, never timed, to see how much of its work a profile can steer.</summary>
public static class SteeringProbe
{
    // Enough that starting the program does not count for much.
    private const int MostBatches = 10;

    /// <summary>Trains <paramref name="build"/> on the work of <paramref name="scenario"/> and counts what its hot methods did.</summary>
    /// <param name="build">A build with IL in it: any that is not NativeAOT.</param>
    /// <param name="scenario">One of a program that takes part in rounds, whose batches are served.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="TrainingException">The run failed or left no instrumentation data.</exception>
    public static async Task<SteeredWork> MeasureAsync(ProgramBuild build, Scenario scenario, CancellationToken cancellation)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("inferno-probe-");
        try
        {
            using MemoryStream words = new(Encoding.UTF8.GetBytes(Words(scenario.Workload)));
            TrainingCommand command = new(build.Executable, scenario.Launch.ArgumentsFor([scenario.Workload]))
            {
                Environment = Unsteered(scenario.Launch.Environment),
                WorkingDirectory = scenario.Launch.WorkingDirectory,
                Input = words,
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

    // All that it is ever asked for, said at once; settling would only compile what stays as it is here. Where few batches are
    // measured each is much work.
    private static string Words(Workload workload)
    {
        int batches = Math.Clamp(workload.Batches * 2 / 3, 1, MostBatches);
        return string.Concat(Enumerable.Repeat($"{$"batch {workload.Name}".TrimEnd()}\n", batches)) + "end\n";
    }

    // The caller's own switches go, those of the training stay.
    private static Dictionary<string, string?> Unsteered(IReadOnlyDictionary<string, string> own)
    {
        IReadOnlyDictionary<string, string?> training = new TrainingSwitches().ToEnvironment("");
        Dictionary<string, string?> variables =
            CleanEnvironment.Overrides().Where(variable => !training.ContainsKey(variable.Key)).ToDictionary();
        foreach ((string name, string value) in own)
        {
            variables[name] = value;
        }

        variables[LiveProgram.Variable] = "1";
        return variables;
    }

    private static IReadOnlyList<string> AssembliesOf(ProgramBuild build) =>
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(build.Executable))!, "*.dll"),
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll"),
    ];
}
