using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Tests.SelfCheck;

/// <summary>What every procedure says of the same pairs, each looking only where a run of its own would.</summary>
/// <param name="GainAboveTen">The warm verdict at a margin of 10%.</param>
/// <param name="EqualWithinTen">The cold and control verdict.</param>
/// <param name="Canary">Pass: the copies are shown to differ by less than 5%; Fail: they differ; Inconclusive: too noisy to say.</param>
/// <param name="Changed">Whether the first 20 pairs differ at all at .05, two-sided.</param>
/// <param name="ReportedSlower">Whether the nightly regression procedure, alone in its family, reports a slowdown.</param>
public sealed record SelfCheckAnswers(
    Verdict GainAboveTen, Verdict EqualWithinTen, Verdict Canary, bool Changed, bool ReportedSlower)
{
    private const double Margin = .1;
    private const double AnyChangeAlpha = .05;

    /// <summary>The answers; <see langword="null"/> where a procedure still wants pairs.</summary>
    public static SelfCheckAnswers? Of(Samples samples)
    {
        if (samples.Pairs.Count < Regression.ScreenPairs)
        {
            return null;
        }

        Verdict? gain = Replay.Of(samples, new GainAbove(Margin) { IsStrict = true });
        Verdict? equal = Replay.Of(samples, new EqualWithin(Margin) { IsStrict = true });
        Verdict? canary = Replay.Of(samples, new NoDifference());
        PairedEstimate screen = First(Regression.ScreenPairs, samples);
        PairedEstimate? last = Regression.NeedsMorePairs(screen) ? Extended(samples) : screen;
        return gain is null || equal is null || canary is null || last is null
            ? null
            : new SelfCheckAnswers(
                gain,
                equal,
                canary,
                screen.PValueDifference() <= AnyChangeAlpha,
                Regression.Judge([last])[0] == Decision.Fail);
    }

    private static PairedEstimate? Extended(Samples samples) =>
        samples.Pairs.Count < Regression.MostPairs ? null : First(Regression.MostPairs, samples);

    private static PairedEstimate First(int pairs, Samples samples) =>
        (samples with { Pairs = [.. samples.Pairs.Take(pairs)] }).Estimate();
}
