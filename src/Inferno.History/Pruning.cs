using Inferno.History.Records;

namespace Inferno.History;

/// <summary>Which runs may go.</summary>
/// <param name="Keep">The latest so many stay; <see langword="null"/> where their number does not matter.</param>
/// <param name="OlderThan">Younger ones stay; <see langword="null"/> where their age does not matter.</param>
public sealed record Pruning(int? Keep, TimeSpan? OlderThan)
{
    /// <summary>
    /// Those of <paramref name="runs"/> that neither condition keeps at the moment <paramref name="now"/>, oldest
    /// first.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no condition, which would be all of them.</exception>
    public IReadOnlyList<RecordedRun> Of(IEnumerable<RecordedRun> runs, DateTimeOffset now)
    {
        if (Keep is null && OlderThan is null)
        {
            throw new InvalidOperationException("Pruning without a condition would remove every run.");
        }

        return [.. runs
            .OrderBy(run => run.StartedAt)
            .SkipLast(Keep ?? 0)
            .Where(run => OlderThan is not { } age || now - run.StartedAt > age)];
    }
}
