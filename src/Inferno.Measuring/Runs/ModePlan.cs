namespace Inferno.Measuring.Runs;

/// <summary>What a run measures in one mode.</summary>
/// <param name="ManifestDigest">SHA-256 of the builds' manifest.</param>
/// <param name="Scenarios">Names of the scenarios.</param>
public sealed record ModePlan(string ManifestDigest, IReadOnlyList<string> Scenarios)
{
    /// <summary>What differs in <paramref name="now"/>, a line each.</summary>
    public IEnumerable<string> ChangesTo(ModePlan now)
    {
        if (now.ManifestDigest != ManifestDigest)
        {
            yield return "the builds have been made anew";
        }

        if (!now.Scenarios.SequenceEqual(Scenarios))
        {
            yield return $"other scenarios are selected: {string.Join(", ", now.Scenarios)} instead of {string.Join(", ", Scenarios)}";
        }
    }
}
