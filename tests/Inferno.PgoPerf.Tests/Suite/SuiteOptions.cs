using System.Globalization;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.Suite;

/// <summary>What the environment asks of the suite.</summary>
/// <param name="Seed">INFERNO_SEED; drawn anew where it is not set.</param>
/// <param name="Strict">INFERNO_STRICT=1: what stays undecided fails.</param>
/// <param name="ModelPath">BENCH_MODEL_PATH; the fixture model where it is not set.</param>
public sealed record SuiteOptions(int Seed, bool Strict, string ModelPath)
{
    /// <summary>Reads the variables through <paramref name="variable"/>.</summary>
    /// <exception cref="ArgumentException">One of them cannot be used; the message says which and what would do.</exception>
    public static SuiteOptions Read(Func<string, string?> variable) => new(
        ReadSeed(variable("INFERNO_SEED")),
        ReadStrict(variable("INFERNO_STRICT")),
        ReadModelPath(variable("BENCH_MODEL_PATH")));

    private static int ReadSeed(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Random.Shared.Next();
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

    private static string ReadModelPath(string? text)
    {
        string path = string.IsNullOrEmpty(text)
            ? RepositoryLayout.At("tests", "fixtures", "models", "kjv-64")
            : Path.GetFullPath(text);
        return Directory.Exists(path)
            ? path
            : throw new ArgumentException($"BENCH_MODEL_PATH: {path} is no directory, expected a model in Hugging Face layout");
    }
}
