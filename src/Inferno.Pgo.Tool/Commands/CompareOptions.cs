using System.CommandLine;
using System.CommandLine.Parsing;
using Inferno.Measuring.Comparing;
using Inferno.Measuring.Processes;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>What <c>inferno-pgo compare</c> is told: two executables, or two commits.</summary>
internal sealed class CompareOptions
{
    private readonly Argument<string?> _baseline = new("baseline")
    {
        Description = "The executable to compare with.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Argument<string?> _candidate = new("candidate")
    {
        Description = "The executable that should be faster.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Argument<string[]> _arguments = PairOptions.LaunchArguments();

    private readonly Option<double?> _gainAbove = new("--gain-above")
    {
        Description = "Prove a gain above this many per cent, and exit accordingly.",
        HelpName = "PERCENT",
    };

    public CompareOptions()
    {
        Pairs = new PairOptions(Commits.AreNamed);
        _gainAbove.Validators.Add(result => PairOptions.Require(
            result, result.GetValueOrDefault<double?>() is null or (>= 0 and < 100), "--gain-above: expected 0 to below 100 per cent"));
    }

    /// <summary>How both are measured.</summary>
    public PairOptions Pairs { get; }

    /// <summary>Which commits are built and measured in the place of executables.</summary>
    public CommitOptions Commits { get; } = new(
        new CommitOptions.Name("--from", "Measure commits: the one to compare with."),
        new CommitOptions.Name("--to", "The commit that is compared with it, HEAD by default."));

    public void AddTo(Command command)
    {
        Argument[] arguments = [_baseline, _candidate, _arguments];
        arguments.ToList().ForEach(command.Add);
        Pairs.AddTo(command);
        command.Add(_gainAbove);
        Commits.AddTo(command);
        command.Validators.Add(RequireEitherProgramsOrCommits);
    }

    public bool IsGate(ParseResult parsed) => parsed.GetValue(_gainAbove) is not null;

    /// <summary>The plan of comparing two executables.</summary>
    /// <exception cref="ArgumentException">An executable is not there, or the metric is no regular expression.</exception>
    public ComparisonPlan Plan(ParseResult parsed) => Pairs.Plan(
        parsed,
        new BuildPair(
            new ProgramBuild("baseline", Executable(parsed.GetValue(_baseline)!)),
            new ProgramBuild("candidate", Executable(parsed.GetValue(_candidate)!))),
        parsed.GetValue(_arguments) ?? []) with
    {
        Margin = (parsed.GetValue(_gainAbove) ?? 0) / 100,
    };

    /// <summary>The plan of comparing the builds of two commits: what would name executables are arguments of theirs.</summary>
    /// <exception cref="ArgumentException">The metric is no regular expression.</exception>
    public ComparisonPlan CommitPlan(ParseResult parsed, BuildPair programs)
    {
        IEnumerable<string> first = new[] { parsed.GetValue(_baseline), parsed.GetValue(_candidate) }.OfType<string>();
        return Pairs.Plan(parsed, programs, [.. first, .. parsed.GetValue(_arguments) ?? []]) with { EqualWithin = Commits.Margin(parsed) };
    }

    private void RequireEitherProgramsOrCommits(CommandResult command)
    {
        bool isOfCommits = Commits.AreNamed(command);
        if (!isOfCommits && command.GetValue(_candidate) is null)
        {
            command.AddError("expected two executables, BASELINE CANDIDATE, or commits, --from REF --to REF");
        }

        if (isOfCommits && command.GetResult(_gainAbove) is { Implicit: false })
        {
            command.AddError("--gain-above: not of commits, of which it is asked whether they are equal within --margin");
        }
    }

    private static string Executable(string path)
    {
        string full = Path.GetFullPath(path);
        string problem = Directory.Exists(full) ? "is a folder; name the executable in it" : "is not there; name an executable file";
        return File.Exists(full) ? full : throw new ArgumentException($"{full} {problem}");
    }
}
