using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Inferno.Measuring.Comparing;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Scenarios;
using Inferno.Statistics;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>What <c>inferno-pgo compare</c> is told.</summary>
internal sealed class CompareOptions
{
    private const int MostBatches = 10_000;

    private readonly Argument<string> _baseline = new("baseline") { Description = "The executable to compare with." };

    private readonly Argument<string> _candidate = new("candidate") { Description = "The executable that should be faster." };

    private readonly Argument<string[]> _arguments = new("arguments")
    {
        Description = "The arguments of every launch, after --.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _metric = new("--metric")
    {
        Description = $"{ProcessMetric.Wall}: the process's wall time. {LiveBatches.Name}: the batches of a program that takes part in rounds "
            + "(package Inferno.Measured). Else a regular expression whose first group is a number that it prints, once or once a batch.",
        HelpName = $"{ProcessMetric.Wall}|{LiveBatches.Name}|REGEX",
        DefaultValueFactory = _ => ProcessMetric.Wall,
    };

    private readonly Option<int> _batches = new("--batches")
    {
        Description = $"How many batches each build serves in a round of --metric {LiveBatches.Name}; their median counts.",
        DefaultValueFactory = _ => LiveBatches.DefaultCount,
    };

    private readonly Option<string?> _same = new("--same")
    {
        Description = "What every launch must print alike, a checksum for instance: a build that computes something else is not faster.",
        HelpName = "REGEX",
    };

    private readonly Option<int> _pairs = new("--pairs")
    {
        Description = $"The most pairs to measure: {string.Join(", ", SequentialDesign.Warm.Looks)}.",
        DefaultValueFactory = _ => SequentialDesign.Warm.MostPairs,
    };

    private readonly Option<bool> _higherIsBetter = new("--higher-is-better") { Description = "The metric is a throughput." };

    private readonly Option<bool> _inPlace = new("--in-place")
    {
        Description = "Launch the executables where they lie instead of from a fresh copy each, whose place in memory favours neither build.",
    };

    private readonly Option<double?> _gainAbove = new("--gain-above")
    {
        Description = "Prove a gain above this many per cent, and exit accordingly.",
        HelpName = "PERCENT",
    };

    private readonly Option<double> _timeout = new("--timeout")
    {
        Description = $"Seconds after which a launch is killed; with --metric {LiveBatches.Name}, a build that leaves a word unanswered for twice as long.",
        DefaultValueFactory = _ => 600,
    };

    private readonly Option<int?> _seed = new("--seed") { Description = "Draws the order within each pair; a new one each time." };

    private readonly Option<FileInfo?> _json = new("--json") { Description = "Also write every value to this file.", HelpName = "FILE" };

    public CompareOptions()
    {
        _pairs.Validators.Add(result => Require(
            result, SequentialDesign.Warm.Looks.Contains(result.GetValueOrDefault<int>()),
            $"--pairs: expected one of {string.Join(", ", SequentialDesign.Warm.Looks)}"));
        _batches.Validators.Add(result => Require(
            result, result.GetValueOrDefault<int>() is > 0 and <= MostBatches, $"--batches: expected 1 to {MostBatches}"));
        _gainAbove.Validators.Add(result => Require(
            result, result.GetValueOrDefault<double?>() is null or (>= 0 and < 100), "--gain-above: expected 0 to below 100 per cent"));
        _timeout.Validators.Add(result => Require(
            result, result.GetValueOrDefault<double>() is > 0 and <= 86_400, "--timeout: expected seconds above 0, up to 86400"));
    }

    public void AddTo(Command command)
    {
        Argument[] arguments = [_baseline, _candidate, _arguments];
        Option[] options = [_metric, _batches, _same, _pairs, _higherIsBetter, _inPlace, _gainAbove, _timeout, _seed, _json];
        arguments.ToList().ForEach(command.Add);
        options.ToList().ForEach(command.Add);
        command.Validators.Add(RequireThatOptionsGoTogether);
    }

    public bool IsGate(ParseResult parsed) => parsed.GetValue(_gainAbove) is not null;

    public FileInfo? Json(ParseResult parsed) => parsed.GetValue(_json);

    /// <exception cref="ArgumentException">An executable is not there, or the metric is no regular expression.</exception>
    public ComparisonPlan Plan(ParseResult parsed) => new(
        new BuildPair(
            new ProgramBuild("baseline", Executable(parsed.GetValue(_baseline)!)),
            new ProgramBuild("candidate", Executable(parsed.GetValue(_candidate)!))),
        parsed.GetValue(_arguments) ?? [],
        IsLive(parsed.GetValue(_metric)) ? new LiveBatches(parsed.GetValue(_batches)) : ProcessMetric.Parse(parsed.GetValue(_metric)!))
    {
        Seed = parsed.GetValue(_seed) ?? Random.Shared.Next(),
        InPlace = parsed.GetValue(_inPlace),
        Margin = (parsed.GetValue(_gainAbove) ?? 0) / 100,
        MostPairs = parsed.GetValue(_pairs),
        Same = parsed.GetValue(_same) is { } same ? new OutputPattern(same) : null,
        HigherIsBetter = parsed.GetValue(_higherIsBetter),
        Timeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout)),
    };

    private static bool IsLive(string? metric) => metric == LiveBatches.Name;

    // Rounds compare digests, and a batch is a time: what else was meant would be left out without a word.
    private void RequireThatOptionsGoTogether(CommandResult command)
    {
        Option[] excluded = IsLive(command.GetValue(_metric)) ? [_same, _higherIsBetter] : [_batches];
        foreach (Option option in excluded.Where(option => command.GetResult(option) is { Implicit: false }))
        {
            command.AddError(excluded.Contains(_batches)
                ? $"--batches: expected together with --metric {LiveBatches.Name} only"
                : $"{option.Name}: not with --metric {LiveBatches.Name}, whose batches are times and whose program says what it computed");
        }
    }

    private static string Executable(string path)
    {
        string full = Path.GetFullPath(path);
        string problem = Directory.Exists(full) ? "is a folder; name the executable in it" : "is not there; name an executable file";
        return File.Exists(full) ? full : throw new ArgumentException($"{full} {problem}");
    }

    private static void Require(OptionResult result, bool isRight, string expected)
    {
        if (!isRight)
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{expected}, found {result.Tokens[0].Value}"));
        }
    }
}
