using Inferno.Measuring.Scenarios;

namespace Inferno.Measuring.Verdicts;

/// <summary>Says what a run that stops at its first decision would have said of pairs that are measured already.</summary>
public static class Replay
{
    /// <summary>
    /// The verdict on <paramref name="expectation"/> at its first look that decides; <see langword="null"/> where the
    /// pairs end before one does.
    /// </summary>
    /// <param name="samples">Any number of pairs; those after the deciding look are not looked at.</param>
    /// <param name="expectation">Takes the place of the scenario's own.</param>
    public static Verdict? Of(Samples samples, Expectation expectation) => expectation.Looks
        .Where(look => look <= samples.Pairs.Count)
        .Select(look => Judge.AtLook(UpTo(look, samples, expectation)))
        .FirstOrDefault(verdict => verdict is not null);

    private static Samples UpTo(int look, Samples samples, Expectation expectation) => new(
        samples.Scenario with { Expectation = expectation, AlsoExpects = [] },
        [.. samples.Pairs.Take(look)],
        [.. samples.Voids.Where(voided => voided.Pair <= look)]);
}
