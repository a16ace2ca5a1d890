using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Tests.Suite;

/// <summary>Turns a verdict into the fate of a test.</summary>
public static class VerdictGate
{
    /// <summary>Fail and Invalid fail the test; Inconclusive skips it, or fails it where <paramref name="strict"/>.</summary>
    public static void Assert(Verdict verdict, bool strict)
    {
        if (verdict.Outcome == Outcome.Inconclusive && !strict)
        {
            Xunit.Assert.Skip(verdict.ToString());
        }

        verdict.Outcome.Should().Be(Outcome.Pass, "{0}", verdict);
    }
}
