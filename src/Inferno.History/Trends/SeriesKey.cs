namespace Inferno.History.Trends;

/// <summary>What results must have in common to be compared from run to run.</summary>
/// <param name="Mode">The mode's name.</param>
/// <param name="Scenario">The scenario's group and case.</param>
/// <param name="InputDigest">The digest of the files that the scenarios read.</param>
/// <param name="Machine">The machine's fingerprint.</param>
/// <param name="Reference">The digest of the pinned build in the baseline's place; <see langword="null"/> where the
/// baseline is.</param>
public sealed record SeriesKey(string Mode, string Scenario, string InputDigest, string Machine, string? Reference)
{
    /// <summary>The project that was built, relative to its repository; empty where it is unknown.</summary>
    public string Program { get; init; } = "";
}
