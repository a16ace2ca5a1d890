using System.CommandLine;
using Inferno.Measuring.Commits;
using Inferno.Measuring.Comparing;
using Inferno.Pgo.Builds.Commits;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Tool.Output;
using Inferno.Reporting.Markdown;

namespace Inferno.Pgo.Tool.Commands;

/// <summary><c>inferno-pgo bisect</c>: which commit made the program slower.</summary>
internal static class BisectCommand
{
    public static Command Create()
    {
        PairOptions pairs = new(_ => true);
        CommitOptions commits = new(
            new CommitOptions.Name("--good", "The commit that is still fast."),
            new CommitOptions.Name("--bad", "The commit that is slower, a descendant of it; HEAD by default."));
        Argument<string[]> arguments = PairOptions.LaunchArguments();
        Command command = new(
            "bisect",
            """
            Finds the commit that made the program slower, by measuring commits between a good and a bad one.

            Halves the line of commits: each that is looked at is built as `compare --from --to` builds it and measured in turn with
            the good one, until one is left that is slower by more than --margin; that one is measured against the commit
            before it, too. Of a merge, the line that was merged into is followed. A commit that does not build is
            skipped. Where a comparison stays undecided the search stops and names what is left: a guess would lead it astray.

            Exit codes: 0 found, 1 the bad commit is not slower than the good one, 2 not narrowed to one commit (undecided, steps too
            small to tell apart, or commits that do not build), 3 a measurement is worthless, 4 usage or environment, or the good or
            the bad commit does not build.

            Examples:
              inferno-pgo bisect --good v1.4 -- --input big.json
              inferno-pgo bisect --good 4d134bc072 --bad main --mode nativeaot --margin 3 --json bisection.json
              inferno-pgo bisect --good v1.4 --metric "batch: ([0-9.]+) ms" -- bench
            """) { arguments };
        commits.AddTo(command);
        commits.RequireIn(command);
        pairs.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            FileInfo? json = pairs.Json(parsed);
            PgoConfig config = commits.Config(parsed);
            (Commit good, Commit bad) = await commits.FindAsync(parsed, config, cancellation);
            IReadOnlyList<Commit> line = await GitRepository.LineAsync(Path.GetDirectoryName(config.File)!, good, bad, cancellation);
            ConsoleProgress progress = new();
            using CommitBuilds builds = new(config, commits.Mode(parsed), progress);
            await builds.ReportUncommittedAsync(cancellation);
            ComparisonPlan PlanOf(BuildPair programs) =>
                pairs.Plan(parsed, programs, parsed.GetValue(arguments) ?? []) with { EqualWithin = commits.Margin(parsed) };
            Bisection found = await new Bisector(new CommitComparer(builds, PlanOf, progress).CompareAsync, progress).RunAsync(good, line, cancellation);
            await AfterVerdict.WriteAsync(CommitReport.Text(found), json, path => CommitReport.Save(found, path));
            return Code(found.End);
        });
        return command;
    }

    private static int Code(BisectionEnd end) => end switch
    {
        BisectionEnd.Found => ExitCode.Success,
        BisectionEnd.NoRegression => ExitCode.Failed,
        BisectionEnd.Worthless => ExitCode.Invalid,
        _ => ExitCode.Inconclusive,
    };
}
