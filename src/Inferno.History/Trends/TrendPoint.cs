using Inferno.History.Records;

namespace Inferno.History.Trends;

/// <summary>One run's result in a series.</summary>
/// <param name="RunId">The run.</param>
/// <param name="At">When it began.</param>
/// <param name="Commit">The commit that was checked out; <see langword="null"/> where it is unknown.</param>
/// <param name="LogRatio">What it measured.</param>
public sealed record TrendPoint(string RunId, DateTimeOffset At, string? Commit, LogRatio LogRatio)
{
    private const int ShortCommit = 10;

    /// <summary>The commit, or the run where it is unknown, for people.</summary>
    public string Name => Commit is { } commit ? commit[..Math.Min(ShortCommit, commit.Length)] : $"run {RunId}";
}
