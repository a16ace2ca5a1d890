using System.CommandLine;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Training;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>Runs a command's work and reports what can go wrong with files and programs as one message.</summary>
internal static class ProfileAction
{

    public static void SetGuardedAction(this Command command, Func<ParseResult, CancellationToken, Task<int>> work) =>
        command.SetAction((arguments, cancellation) => GuardAsync(command.Name, () => work(arguments, cancellation)));

    private static async Task<int> GuardAsync(string command, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is ProfileFormatException or ProfileConflictException or TrainingException
            or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"inferno-pgo {command}: {e.Message}");
            return ExitCode.Environment;
        }
    }
}
