using System.Globalization;
using Inferno.Pgo.Builds;
using Inferno.Statistics.Series;

namespace Inferno.Measuring.Verdicts;

/// <summary>
/// Everything that makes a measurement worthless, each under its stable id. <see cref="WarningFindings"/> holds what its
/// verdict should be read with.
/// </summary>
public static class MeasurementFindings
{
    /// <summary>The two builds computed different things.</summary>
    public static Finding OutputsDiffer(string baseline, string candidate) => Error(
        "INF2001",
        $"the builds computed different outputs (baseline {Short(baseline, candidate)}, candidate {Short(candidate, baseline)})",
        "Find what the candidate computes differently; a build that computes something else is not faster");

    /// <summary>One build computed different things from launch to launch.</summary>
    public static Finding OutputsVary(string build, int digests) => Error(
        "INF2002",
        $"the {build} computed {digests} different outputs over its launches",
        "Make the workload deterministic: a seed, and no dependence on the order of threads");

    /// <summary>Warm launches began to measure while the compiler was still at work.</summary>
    public static Finding NotSettled(int launches, int of) => Error(
        "INF2003",
        $"{launches} of {of} warm launches did not settle before they were measured",
        "Let the machine rest, warm up longer where the program does so itself, or look what keeps the run time compiling");

    /// <summary>Too many pairs had to be measured again.</summary>
    public static Finding TooManyVoids(int voids, int pairs, string last) => Error(
        "INF2004",
        $"{voids} pairs were voided beside {pairs} good ones, more than one in ten; the last: {FirstLine(last)}",
        "Read the launch's transcript in report.json and mend the crash or the hang");

    /// <summary>A launch gave no sample and repeating it does not help.</summary>
    public static Finding LaunchFailed(string message) => Error(
        "INF2005", $"a launch gave no sample: {message}", "Run that command by hand");

    /// <summary>The times cannot be compared.</summary>
    public static Finding NotComparable(string message) => Error(
        "INF2006", $"the times cannot be compared: {message}", "Measure longer batches");

    /// <summary>Two copies of one build differ.</summary>
    public static Finding CanaryAlarm(GainSummary gain) => Error(
        "INF2007",
        $"the baseline and its byte copy differ: {gain}",
        "Run again on a quieter machine; if it stays, the measurement itself is biased");

    /// <summary>A run had no canary verdict to lean on.</summary>
    public static Finding CanaryVoid(string reason) => Error(
        "INF2008", $"the canary gave no verdict: {reason}", "Mend what kept the canary from being measured");

    /// <summary>The profile-guided build did not instrument anything.</summary>
    public static Finding ProfileIgnored(string found) => Error(
        "INF2009",
        $"the PGO build compiled no method with instrumentation ({found}), so its profile is ignored",
        "Look for TieredPGO=false, or TieredCompilation=false, in its runtimeconfig.json and the environment");

    /// <summary>The baseline profiles itself as well.</summary>
    public static Finding BaselineProfiled(string found) => Error(
        "INF2010",
        $"the baseline is profile-guided itself ({found})",
        "Build it with TieredPGO=false");

    /// <summary>A warm launch measured fewer batches than its median needs.</summary>
    public static Finding TooFewIterations(int found, int least) => Error(
        "INF2011",
        $"a warm launch measured {found} batches, at least {least} are needed",
        "Look whether the program answers every batch that it is asked for");

    /// <summary>A build takes exactly the same time whenever it is launched.</summary>
    public static Finding IdenticalResults(string build, int launches) => Error(
        "INF2012",
        $"all {launches} launches of the {build} took the same time to the last digit",
        "Look for a clock that stands still or for results that come from a cache");

    /// <summary>Both builds take exactly the same time in every pair.</summary>
    public static Finding IdenticalPairs(int pairs) => Error(
        "INF2013",
        $"both builds took the same time to the last digit in all {pairs} pairs",
        "Look whether one build's results are reported for both");

    /// <summary>Less was measured than any verdict may rest on.</summary>
    public static Finding TooFewPairs(int pairs, int least) => Error(
        "INF2014",
        $"{pairs} pairs were measured, and no verdict may rest on fewer than {least}",
        "Let the run go on until its first look");

    /// <summary>The machine is not the one that the run began on.</summary>
    public static Finding MachineChanged(string what, string before, string after) => Error(
        "INF2015",
        $"the machine changed while it measured: {what} was {before} and is {after}",
        "Pin the run to a machine whose processors and limits stay as they are, and measure again");

    /// <summary>Two launches of any program printed different results.</summary>
    public static Finding ResultsDiffer(string one, string other) => Error(
        "INF2016",
        $"the launches printed different results, '{one}' and '{other}'",
        "Find what one build computes differently, or name with --same only what must not differ");

    /// <summary>The candidate's share of the baseline's time moved from the first pairs to the last.</summary>
    public static Finding RatioDrifts(Drift drift) => Error(
        "INF2017",
        string.Create(
            CultureInfo.InvariantCulture,
            $"the candidate's time as a share of the baseline's drifted by {drift.Change:+0%;-0%} from the first third of the pairs to the last (rank correlation with their order {drift.Trend.Correlation:F2})"),
        "Find what one build alone leaves behind from launch to launch, such as a cache that fills up; pairs do not cancel it");

    /// <summary>Launches that gave one number each say that one build takes several times as long as the other.</summary>
    public static Finding UnseenAndFarApart(double apart) => Error(
        "INF2018",
        string.Create(
            CultureInfo.InvariantCulture,
            $"the builds differ by a factor of {apart:F1}, and each launch gave one number, which does not show whether it had settled: so far apart are code and the same code not yet compiled for good"),
        "Print a number for each batch after the warm-up, and let --metric match them all; or measure the wall time of longer launches");

    /// <summary>The suite overlooked a slowdown that was there.</summary>
    public static Finding SlowdownMissed(GainSummary gain) => Error(
        "INF2020",
        $"the slowdown that was put into a copy was not found: {gain}",
        "Run again on a quieter machine; until it is found, no regression would be either");

    /// <summary>A night had no verdict on the suite itself to lean on.</summary>
    public static Finding SelfCheckVoid(string reason) => Error(
        "INF2021", $"the suite's check of itself gave no verdict: {reason}", "Mend what kept the check from being measured");

    /// <summary>The candidate was asked for more work and did not do it.</summary>
    public static Finding NoMoreWork(long baseline, long candidate) => Error(
        "INF2022",
        $"the slowed copy generated {candidate} tokens against {baseline}, so nothing slowed it",
        "Measure with a model that does not end its text before 74 tokens");

    /// <summary>Fewer builds than must be alive at once have room.</summary>
    public static Finding TooLittleMemory(int builds, long needed, long available) => Error(
        "INF2023",
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{builds} builds alive at once need about {needed / 1e6:F0} MB and {available / 1e6:F0} MB are available"),
        "Free memory, raise the container's limit, or measure a smaller model");

    /// <summary>A figure beside the times is expected to show something, and was not measured or is 0.</summary>
    public static Finding NoFigure(string figure, int missing, int launches) => Error(
        "INF2024",
        $"the {figure} is 0 or unknown in {missing} of {launches} launches, so that no ratio can be formed",
        "Take it out of alsoExpects, or let the program have some: a 95th percentile needs 20 batches in each launch");

    private static Finding Error(string id, string cause, string nextStep) => new(id, FindingSeverity.Error, cause, nextStep);

    // Hashes differ at once; what begins alike is said in full, or nobody sees the difference.
    private static string Short(string digest, string other) =>
        digest.Length <= 12 || other.StartsWith(digest[..12], StringComparison.Ordinal) ? digest : digest[..12];

    private static string FirstLine(string message) => message.Split('\n', 2)[0];
}
