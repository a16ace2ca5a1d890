using System.Numerics;
using Inferno.Measuring.Processes;
using Inferno.Pgo.Builds.Commits;
using Inferno.Pgo.Builds.Sources;

namespace Inferno.Measuring.Commits;

/// <summary>
/// Halves a line of commits until one is left that is slower than a good one. A commit is taken for good or bad on proof only: the
/// search stops where a comparison stays undecided, and what it names has also been measured against the commit before it.
/// </summary>
/// <param name="compare">Measures a commit against an earlier one, as <see cref="CommitComparer.CompareAsync"/> does.</param>
/// <param name="progress">Told how much is left, a line at a time.</param>
public sealed class Bisector(Func<Commit, Commit, CancellationToken, Task<CommitComparison>> compare, IProgress<string> progress)
{
    private readonly List<BisectionStep> _steps = [];

    /// <summary>Searches.</summary>
    /// <param name="good">The commit that is compared with.</param>
    /// <param name="line">The commits from there on, the oldest first; the last is the bad one.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="CommitBuildException">The good or the bad commit does not build.</exception>
    /// <exception cref="LaunchException">A launch of the good or the bad commit gave no value.</exception>
    public async Task<Bisection> RunAsync(Commit good, IReadOnlyList<Commit> line, CancellationToken cancellation)
    {
        CommitComparison whole = await compare(good, line[^1], cancellation);
        _steps.Add(new BisectionStep(line[^1], whole, null));
        if (whole.Difference != CommitDifference.Slower)
        {
            return Stopped(whole) is { } stopped
                ? new Bisection(good, _steps, line, stopped)
                : new Bisection(good, _steps, [], BisectionEnd.NoRegression);
        }

        // The commit before the first of the line is the good one.
        int low = -1;
        int high = line.Count - 1;
        HashSet<int> skipped = [];
        while (Middle(low, high, skipped) is { } middle)
        {
            progress.Report($"{high - low} commits are left, about {BitOperations.Log2((uint)(high - low - 1)) + 1} comparisons");
            if (await TryAsync(good, line[middle], cancellation) is not { } comparison)
            {
                skipped.Add(middle);
                continue;
            }

            if (Stopped(comparison) is { } stopped)
            {
                return new Bisection(good, _steps, [.. line.Skip(low + 1).Take(high - low)], stopped);
            }

            (low, high) = comparison.Difference == CommitDifference.Slower ? (low, middle) : (middle, high);
        }

        Commit[] suspects = [.. line.Skip(low + 1).Take(high - low)];
        BisectionEnd end = suspects.Length > 1 ? BisectionEnd.Unmeasurable
            : low < 0 ? BisectionEnd.Found
            : await ConfirmAsync(line[low], line[high], cancellation);
        return new Bisection(good, _steps, suspects, end);
    }

    private static BisectionEnd? Stopped(CommitComparison comparison) => comparison.Difference switch
    {
        CommitDifference.Undecided => BisectionEnd.Undecided,
        CommitDifference.Worthless => BisectionEnd.Worthless,
        _ => null,
    };

    private static int? Middle(int low, int high, HashSet<int> skipped) => Enumerable
        .Range(low + 1, high - low - 1)
        .Where(at => !skipped.Contains(at))
        .OrderBy(at => Math.Abs((2 * at) - low - high))
        .ThenByDescending(at => at)
        .Select(at => (int?)at)
        .FirstOrDefault();

    // What no build, or no launch, can be had of says nothing of its time; its neighbours may.
    private async Task<CommitComparison?> TryAsync(Commit good, Commit commit, CancellationToken cancellation)
    {
        try
        {
            CommitComparison comparison = await compare(good, commit, cancellation);
            _steps.Add(new BisectionStep(commit, comparison, null));
            return comparison;
        }
        catch (CommitBuildException e)
        {
            Skip(commit, e.Message);
        }
        catch (LaunchException e) when (e.Transcript.Build == commit.ShortHash)
        {
            Skip(commit, $"{commit} gives no value: {e.Cause}");
        }

        return null;
    }

    private void Skip(Commit commit, string reason)
    {
        progress.Report($"skipped: {reason}");
        _steps.Add(new BisectionStep(commit, null, reason));
    }

    private async Task<BisectionEnd> ConfirmAsync(Commit before, Commit found, CancellationToken cancellation)
    {
        progress.Report("one commit is left; measured against the one before it, too");
        CommitComparison alone = await compare(before, found, cancellation);
        _steps.Add(new BisectionStep(found, alone, null));
        return alone.Difference == CommitDifference.Slower ? BisectionEnd.Found : BisectionEnd.Gradual;
    }
}
