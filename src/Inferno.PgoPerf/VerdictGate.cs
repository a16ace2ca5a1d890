using Inferno.Measuring.Verdicts;

namespace Inferno.PgoPerf;

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

        if (verdict.Outcome != Outcome.Pass)
        {
            Xunit.Assert.Fail(verdict.ToString());
        }
    }
}
