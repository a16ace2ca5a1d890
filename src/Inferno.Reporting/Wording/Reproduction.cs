using System.Globalization;
using Inferno.Measuring.Records;
using Inferno.Pgo.Builds;

namespace Inferno.Reporting.Wording;

/// <summary>Says how to repeat a run.</summary>
internal static class Reproduction
{
    /// <summary>The command lines of <paramref name="run"/>, for a shell.</summary>
    public static string Command(RunRecord run)
    {
        string commit = run.Modes[0].Builds.Manifest?.GitCommit is { } id ? $"git checkout {id}\n" : "";
        string modes = string.Join(',', run.Modes.Select(mode => mode.Result.Mode.Name()));
        string seed = run.Seed.ToString(CultureInfo.InvariantCulture);
        return $"{commit}INFERNO_SEED={seed} INFERNO_MODES={modes} dotnet test --filter Category=Pgo";
    }
}
