using Inferno.Measuring.Verdicts;

namespace Inferno.PgoPerf;

/// <summary>Turns a verdict into the fate of a test.</summary>
public static class VerdictGate
{
    /// <summary>
    /// What <paramref name="result"/> says of the scenario called <paramref name="name"/>: skips the test where that was not measured, else asserts its verdict.
    /// </summary>
    public static void Assert(ModeResult result, string name, bool strict)
    {
        if (result.Skipped.FirstOrDefault(skipped => skipped.Name == name) is { } missing)
        {
            Xunit.Assert.Skip(missing.Reason);
        }

        Assert(result.Of(name).Verdict, strict);
    }

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
