using System.Globalization;
using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Tests.SelfCheck;

/// <summary>What the environment asks of the harness's check of itself.</summary>
/// <param name="Mode">INFERNO_SELF_MODE: the mode whose baseline is measured; dynamic where it is not set.</param>
/// <param name="Runs">INFERNO_SELF_RUNS: runs of each case, 1 where it is not set.</param>
/// <param name="Load">INFERNO_SELF_LOAD: 1 or 0; every second run is loaded where it is not set.</param>
public sealed record SelfCheckOptions(PgoMode Mode, int Runs, bool? Load)
{
    /// <summary>Reads the variables through <paramref name="variable"/>.</summary>
    /// <exception cref="ArgumentException">One of them cannot be used; the message says which and what would do.</exception>
    public static SelfCheckOptions Read(Func<string, string?> variable) => new(
        ReadMode(variable("INFERNO_SELF_MODE")),
        ReadRuns(variable("INFERNO_SELF_RUNS")),
        ReadLoad(variable("INFERNO_SELF_LOAD")));

    /// <summary>Whether the run with this number, from 0, has a foreign process beside it.</summary>
    public bool Loads(int run) => Load ?? run % 2 == 1;

    private static PgoMode ReadMode(string? text) => string.IsNullOrEmpty(text)
        ? PgoMode.Dynamic
        : PgoModes.Find(text) ?? throw new ArgumentException(
            $"INFERNO_SELF_MODE is '{text}', expected one of {string.Join(", ", PgoModes.All.Select(mode => mode.Name()))}");

    private static int ReadRuns(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 1;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int runs) && runs > 0
            ? runs
            : throw new ArgumentException($"INFERNO_SELF_RUNS is '{text}', expected a whole number above 0");
    }

    private static bool? ReadLoad(string? text) => text switch
    {
        null or "" => null,
        "0" => false,
        "1" => true,
        _ => throw new ArgumentException($"INFERNO_SELF_LOAD is '{text}', expected 1 (loaded) or 0 (not loaded)"),
    };
}
