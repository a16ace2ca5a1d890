using System.Globalization;
using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf;

/// <summary>What the environment asks of the suites.</summary>
/// <param name="Seed">INFERNO_SEED; drawn anew where it is not set.</param>
/// <param name="Strict">INFERNO_STRICT=1: what stays undecided fails.</param>
public sealed record SuiteOptions(int? Seed, bool Strict)
{
    /// <summary>INFERNO_MODES: the modes that are measured; <see langword="null"/> for those of all suites that are not on demand.</summary>
    public IReadOnlyList<PgoMode>? Modes { get; init; }

    /// <summary>INFERNO_RESUME: the interrupted run to go on with, by its name or as latest.</summary>
    public string? Resume { get; init; }

    /// <summary>Reads the variables through <paramref name="variable"/>.</summary>
    /// <exception cref="ArgumentException">One of them cannot be used; the message says which and what would do.</exception>
    public static SuiteOptions Read(Func<string, string?> variable) => new(ReadSeed(variable("INFERNO_SEED")), ReadStrict(variable("INFERNO_STRICT")))
    {
        Modes = ReadModes(variable("INFERNO_MODES")),
        Resume = variable("INFERNO_RESUME") is { Length: > 0 } name ? name : null,
    };

    /// <summary>Whether <paramref name="suite"/> is to be measured: INFERNO_MODES names its mode, or a filter in <paramref name="arguments"/> does, or nobody need ask for it.</summary>
    internal bool Wants(PgoSuiteAttribute suite, IEnumerable<string> arguments) =>
        (Modes?.Contains(suite.Mode) ?? !suite.OnDemand)
        || arguments.Any(argument => argument.Contains($"Mode={suite.Mode.Name()}", StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<PgoMode>? ReadModes(string? text) => text switch
    {
        null or "" => null,
        "all" => PgoModes.All,
        _ => [.. text.Split(',').Select(name => ReadMode(name, text))],
    };

    private static PgoMode ReadMode(string name, string text) => PgoModes.Find(name) ?? throw new ArgumentException(
        $"INFERNO_MODES is '{text}', '{name}' is no mode; expected all, or some of {Names()} with commas between them");

    private static string Names() => string.Join(", ", PgoModes.All.Select(mode => mode.Name()));

    private static int? ReadSeed(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int seed)
            ? seed
            : throw new ArgumentException($"INFERNO_SEED is '{text}', expected a whole number of 32 bits, such as 42");
    }

    private static bool ReadStrict(string? text) => text switch
    {
        null or "" or "0" => false,
        "1" => true,
        _ => throw new ArgumentException($"INFERNO_STRICT is '{text}', expected 1 (undecided fails) or 0"),
    };
}
