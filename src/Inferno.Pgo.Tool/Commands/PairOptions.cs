using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Inferno.Measuring.Comparing;
using Inferno.Measuring.Scenarios;
using Inferno.Statistics;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>How two builds of any program are measured: the options that <c>compare</c> and <c>bisect</c> share.</summary>
internal sealed class PairOptions
{
    private const int MostBatches = 10_000;

    private readonly Option<string?> _metric = new("--metric")
    {
        Description = $"{ProcessMetric.Wall}: the process's wall time. {LiveBatches.Name}: the batches of a program that takes part in rounds "
            + "(package Inferno.Measured). Else a regular expression whose first group is a number that it prints, once or once a batch. "
            + $"Left out: {ProcessMetric.Wall}; of commits {LiveBatches.Name}, where the program takes part in rounds.",
        HelpName = $"{ProcessMetric.Wall}|{LiveBatches.Name}|REGEX",
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

    private readonly Option<double> _timeout = new("--timeout")
    {
        Description = $"Seconds after which a launch is killed; with --metric {LiveBatches.Name}, a build that leaves a word unanswered for twice as long.",
        DefaultValueFactory = _ => 600,
    };

    private readonly Option<int?> _seed = new("--seed") { Description = "Draws the order within each pair; a new one each time." };

    private readonly Option<FileInfo?> _json = new("--json") { Description = "Also write every value to this file.", HelpName = "FILE" };

    private readonly Func<SymbolResult, bool> _isOfCommits;

    /// <param name="isOfCommits">Whether a command line is about commits: such as takes part in rounds is measured so without being asked.</param>
    public PairOptions(Func<SymbolResult, bool> isOfCommits)
    {
        _isOfCommits = isOfCommits;
        _pairs.Validators.Add(result => Require(
            result, SequentialDesign.Warm.Looks.Contains(result.GetValueOrDefault<int>()),
            $"--pairs: expected one of {string.Join(", ", SequentialDesign.Warm.Looks)}"));
        _batches.Validators.Add(result => Require(
            result, result.GetValueOrDefault<int>() is > 0 and <= MostBatches, $"--batches: expected 1 to {MostBatches}"));
        _timeout.Validators.Add(result => Require(
            result, result.GetValueOrDefault<double>() is > 0 and <= 86_400, "--timeout: expected seconds above 0, up to 86400"));
    }

    /// <summary>What follows --.</summary>
    public static Argument<string[]> LaunchArguments() => new("arguments")
    {
        Description = "The arguments of every launch, after --.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public void AddTo(Command command)
    {
        Option[] options = [_metric, _batches, _same, _pairs, _higherIsBetter, _inPlace, _timeout, _seed, _json];
        options.ToList().ForEach(command.Add);
        command.Validators.Add(RequireThatOptionsGoTogether);
    }

    /// <summary>Where every value is written to as well; its folder is there.</summary>
    public FileInfo? Json(ParseResult parsed)
    {
        FileInfo? json = parsed.GetValue(_json);

        // Minutes of work should not end at a folder that cannot be made.
        json?.Directory!.Create();
        return json;
    }

    /// <summary>The plan of comparing <paramref name="programs"/>.</summary>
    /// <exception cref="ArgumentException">The metric is no regular expression.</exception>
    public ComparisonPlan Plan(ParseResult parsed, BuildPair programs, IReadOnlyList<string> arguments) => new(programs, arguments, Metric(parsed))
    {
        Seed = parsed.GetValue(_seed) ?? Random.Shared.Next(),
        InPlace = parsed.GetValue(_inPlace),
        MostPairs = parsed.GetValue(_pairs),
        Same = parsed.GetValue(_same) is { } same ? new OutputPattern(same) : null,
        HigherIsBetter = parsed.GetValue(_higherIsBetter),
        Timeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout)),
    };

    /// <summary>Adds an error where a value <paramref name="isRight"/> not.</summary>
    public static void Require(OptionResult result, bool isRight, string expected)
    {
        if (!isRight)
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{expected}, found {result.Tokens[0].Value}"));
        }
    }

    private ProgramMetric Metric(ParseResult parsed) => parsed.GetValue(_metric) switch
    {
        null when _isOfCommits(parsed.CommandResult) => new BatchesOrWallTime(parsed.GetValue(_batches)),
        null => new WallTime(),
        LiveBatches.Name => new LiveBatches(parsed.GetValue(_batches)),
        var text => ProcessMetric.Parse(text),
    };

    // Rounds compare digests, and a batch is a time: what else was meant would be left out without a word.
    private void RequireThatOptionsGoTogether(CommandResult command)
    {
        string? metric = command.GetValue(_metric);
        bool mayBeLive = metric is null ? _isOfCommits(command) : metric == LiveBatches.Name;
        Option[] excluded = mayBeLive ? [_same, _higherIsBetter] : [_batches];
        foreach (Option option in excluded.Where(option => command.GetResult(option) is { Implicit: false }))
        {
            command.AddError(
                option == _batches ? $"--batches: expected together with --metric {LiveBatches.Name} only"
                : metric is null ? $"{option.Name}: expected together with --metric"
                : $"{option.Name}: not with --metric {LiveBatches.Name}, whose batches are times and whose program says what it computed");
        }
    }
}
