using System.CommandLine;
using System.CommandLine.Parsing;
using Inferno.History.Databases;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Tool.Commands.History;
using Inferno.Reporting;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>What is measured: the options that <c>run</c>, <c>gate</c> and <c>nightly</c> share.</summary>
internal sealed class MeasureOptions
{
    private const string All = "all";
    private const string ModelVariable = "BENCH_MODEL_PATH";
    private const string Latest = "latest";

    private static readonly PgoMode[] ByDay = [PgoMode.Dynamic, PgoMode.NativeAot];

    private readonly bool _isNight;
    private readonly Option<string[]> _modes;

    private readonly Option<string[]> _groups = new("--group")
    {
        Description = "Only these groups of scenarios; the canary is always measured.",
        HelpName = "GROUP",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _model = new("--model-path", "--model")
    {
        Description = $"The model directory; by default {ModelVariable}, else the fixture model.",
        HelpName = "DIR",
    };

    private readonly Option<string> _config = new("--config")
    {
        Description = "The PGO configuration: program, training, output.",
        HelpName = "FILE",
        DefaultValueFactory = _ => BuildOptions.DefaultConfig(),
    };

    private readonly Option<int?> _seed = new("--seed")
    {
        Description = "Draws the order within every pair; a new one each time.",
    };

    private readonly Option<string?> _resume = new("--resume")
    {
        Description = "Go on with an interrupted run, the latest or the one so named.",
        HelpName = "ID",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _history = HistoryOptions.Database();

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Say what would be measured and how long that would take; build and measure nothing.",
    };

    /// <param name="isNight">Whether all modes are the default, and a missing one is no excuse.</param>
    public MeasureOptions(bool isNight = false)
    {
        _isNight = isNight;
        _modes = new Option<string[]>("--mode")
        {
            Description = $"Which PGO modes; by default {string.Join(" and ", Defaults.Select(mode => mode.Name()))}.",
            HelpName = string.Join('|', [.. PgoModes.All.Select(mode => mode.Name()), All]),
            AllowMultipleArgumentsPerToken = true,
        };
        _modes.AcceptOnlyFromAmong([.. PgoModes.All.Select(mode => mode.Name()), All]);
        _groups.AcceptOnlyFromAmong(
            [.. ScenarioTable.For(PgoMode.Dynamic).Select(scenario => scenario.Group).Distinct(StringComparer.Ordinal)]);
    }

    private IReadOnlyList<PgoMode> Defaults => _isNight ? PgoModes.All : ByDay;

    public void AddTo(Command command)
    {
        Option[] options = [_modes, _groups, _model, _config, _seed, _resume, _history, _dryRun];
        options.ToList().ForEach(command.Add);
    }

    /// <summary>Whether nothing is to be built or measured.</summary>
    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

    /// <summary>The modes asked for, and whether each of them must be measured.</summary>
    public (IReadOnlyList<PgoMode> Modes, bool IsExplicit) Modes(ParseResult parsed) => parsed.GetValue(_modes) switch
    {
        null or [] => (Defaults, _isNight),
        var names when names.Contains(All) => (PgoModes.All, _isNight),
        var names => ([.. names.Distinct().Select(name => PgoModes.Find(name)!.Value)], true),
    };

    /// <summary>Names of the scenarios of <paramref name="mode"/> that <paramref name="tier"/> and groups leave.</summary>
    public IReadOnlySet<string> Scenarios(ParseResult parsed, PgoMode mode, Tier tier)
    {
        string[] groups = parsed.GetValue(_groups) ?? [];
        return ScenarioTable.For(mode)
            .Where(scenario => tier == Tier.Full || scenario.Tier == tier)
            .Where(scenario => groups.Length == 0 || groups.Contains(scenario.Group))
            .Select(scenario => scenario.Name)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <exception cref="ArgumentException">There is no such model directory.</exception>
    public RunOptions Run(ParseResult parsed)
    {
        string model = parsed.GetValue(_model) ?? ModelOf(Config(parsed));
        string full = Path.GetFullPath(model);
        if (!Directory.Exists(full))
        {
            throw new ArgumentException($"{full} is no directory, expected a model in Hugging Face layout; name one with --model-path DIR");
        }

        return new RunOptions(parsed.GetValue(_seed), full, parsed.GetValue(_config)!)
        {
            Variables = Variables(parsed),
        };
    }

    /// <summary>Where runs are remembered; <see langword="null"/> where they are not to be.</summary>
    public HistoryDatabase? History(ParseResult parsed) =>
        HistoryDatabase.Choose(parsed.GetValue(_history), Config(parsed).Root);

    /// <summary>The program's configuration.</summary>
    public PgoConfig Config(ParseResult parsed) => PgoConfig.Load(parsed.GetValue(_config)!, Variables(parsed));

    /// <summary>Begins <paramref name="run"/>, or goes on with the one that is to be resumed.</summary>
    public PerfRun Begin(ParseResult parsed, RunOptions run, IProgress<string> progress)
    {
        HistoryDatabase? history = History(parsed);
        RunPublisher publish = (record, folder, stop) => RunReports.PublishAsync(record, folder, history, progress, stop);
        return parsed.GetResult(_resume) is not { Implicit: false }
            ? PerfRun.Start(run, publish, progress)
            : PerfRun.Resume(run, parsed.GetValue(_resume) is { } id and not Latest ? id : null, publish, progress);
    }

    /// <summary>The model where nobody names one: the environment's, or else the fixture of the repository of <paramref name="config"/>.</summary>
    public static string ModelOf(PgoConfig config) => Environment.GetEnvironmentVariable(ModelVariable) is { Length: > 0 } named
        ? named
        : Path.Combine(config.Root, "tests", "fixtures", "models", "kjv-64");

    // The configuration's training runs read the variable: a profile of another model's work would be measured else. Where
    // nobody named a model they know the fixture themselves, and what inferno-pgo build has built is up to date.
    private Dictionary<string, string> Variables(ParseResult parsed) =>
        parsed.GetValue(_model) is { } model ? new() { [ModelVariable] = Path.GetFullPath(model) } : [];
}
