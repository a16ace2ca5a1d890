using System.CommandLine;
using Inferno.Measuring.Commits;
using Inferno.Measuring.Comparing;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds.Commits;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Tool.Output;
using Inferno.Reporting.Markdown;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo compare`: two builds of any program, or two commits of it, side by side.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        CompareOptions options = new();
        Command command = new(
            "compare",
            """
            Measures two builds of any program in randomised pairs and says how much less time the second takes.

            With --metric batches, for a program that takes part in rounds (it calls Measured.Run of the package
            Inferno.Measured): both builds are alive together, settle, and serve their batches in turn. That is the
            sharpest and the fastest; what they say they computed must be the same. Nothing is guessed: where --metric
            is left out, such a program is measured by its wall time too, and that is mostly its settling.

            Any other program is launched, one build after the other. A launch is worth its wall time, or numbers that
            it prints: one for each of at least 8 batches after its warm-up, whose median counts, or a single one. Only
            a number a batch shows whether a launch had settled; what had not is no verdict.

            Pairs are looked at after 10, 15, 20, 30 and 40; measuring stops when one look decides. Each launch starts
            from a copy of its build's folder and gets the environment without DOTNET_ switches. A pair of which a
            launch crashes or hangs is done again, three times at most.

            With --from and --to, commits: the PGO build of --mode at each, made from a checkout outside the repository, with
            submodules, by the commit's own pgo.json (today's where it has none), and trained anew where the mode needs that.
            The answer is faster, slower, or equal within --margin. Arguments of the program follow --. Builds are kept in
            artifacts/pgo/commits, which may be removed at any time. Uncommitted changes are not measured.

            Exit codes: 0 measured, 3 the measurement is worthless, 4 usage or environment, a launch that gives no
            value, or --metric batches of a program that takes no part in rounds. With --gain-above: 0 proved, 1 refuted, 2 not decided.
            Of commits: 0 faster or equal, 1 slower, 2 not decided, 4 also a commit that is not there or does not build.

            Examples:
              inferno-pgo compare artifacts/pgo/nativeaot/baseline/app artifacts/pgo/nativeaot/pgo/app -- --input big.json
              inferno-pgo compare old/app new/app --metric batches -- --input big.json
              inferno-pgo compare old/app new/app --metric "batch: ([0-9.]+) ms" --same "checksum: (.+)" -- bench
              inferno-pgo compare old/app new/app --metric "([0-9.]+) requests/s" --higher-is-better --gain-above 5 --json result.json
              inferno-pgo compare --from v1.4 --to HEAD --mode nativeaot -- --input big.json
            """);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => options.Commits.AreNamed(parsed.CommandResult)
            ? RunOfCommitsAsync(options, parsed, cancellation)
            : RunAsync(options, parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CompareOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        ComparisonPlan plan = options.Plan(parsed);
        FileInfo? json = options.Pairs.Json(parsed);
        ComparisonRecord comparison = await new ProgramComparer(plan, new ConsoleProgress()).RunAsync(cancellation);
        await AfterVerdict.WriteAsync(ComparisonReport.Text(comparison), json, path => ComparisonReport.Save(comparison, path));
        return Code(comparison.Verdict.Outcome, options.IsGate(parsed));
    }

    private static async Task<int> RunOfCommitsAsync(CompareOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        FileInfo? json = options.Pairs.Json(parsed);
        PgoConfig config = options.Commits.Config(parsed);
        (Commit from, Commit to) = await options.Commits.FindAsync(parsed, config, cancellation);
        ConsoleProgress progress = new();
        using CommitBuilds builds = new(config, options.Commits.Mode(parsed), progress);
        await builds.ReportUncommittedAsync(cancellation);
        CommitComparer comparer = new(builds, programs => options.CommitPlan(parsed, programs), progress);
        CommitComparison comparison = await comparer.CompareAsync(from, to, cancellation);
        await AfterVerdict.WriteAsync(CommitReport.Text(comparison), json, path => CommitReport.Save(comparison, path));
        return comparison.Difference switch
        {
            CommitDifference.Slower => ExitCode.Failed,
            CommitDifference.Undecided => ExitCode.Inconclusive,
            CommitDifference.Worthless => ExitCode.Invalid,
            _ => ExitCode.Success,
        };
    }

    private static int Code(Outcome outcome, bool isGate) => outcome switch
    {
        Outcome.Invalid => ExitCode.Invalid,
        Outcome.Fail when isGate => ExitCode.Failed,
        Outcome.Inconclusive when isGate => ExitCode.Inconclusive,
        _ => ExitCode.Success,
    };
}
