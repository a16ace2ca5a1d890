using System.CommandLine;
using System.CommandLine.Parsing;
using Inferno.History.Databases;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Modes;
using Inferno.Pgo.Tool.Commands.History;
using Inferno.Reporting;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>What is measured: the options that <c>run</c>, <c>gate</c> and <c>nightly</c> share.</summary>
internal sealed class MeasureOptions
{
    private const string All = "all";
    private const string Latest = "latest";

    private static readonly PgoMode[] ByDay = [.. PgoModes.All.Where(mode => !ModeDefinition.Of(mode).OnDemand)];

    private readonly bool _isNight;
    private readonly Option<string[]> _modes;

    private readonly Option<string[]> _groups = new("--group")
    {
        Description = "Only these groups of scenarios; the canary is always measured.",
        HelpName = "GROUP",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string> _config = new("--config")
    {
        Description = "The PGO configuration: program, training, output.",
        HelpName = "FILE",
        DefaultValueFactory = _ => BuildOptions.DefaultConfig(),
    };

    private readonly VariableOption _set = new();

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
    }

    private IReadOnlyList<PgoMode> Defaults => _isNight ? PgoModes.All : ByDay;

    public void AddTo(Command command)
    {
        Option[] options = [_modes, _groups, _config, _set.Option, _seed, _resume, _history, _dryRun];
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
    /// <exception cref="ArgumentException">A group is none of the configuration's.</exception>
    public IReadOnlySet<string> Scenarios(ParseResult parsed, PgoMode mode, Tier tier)
    {
        string[] groups = parsed.GetValue(_groups) ?? [];
        ScenarioTable table = ScenarioTable.Of(Config(parsed));
        string[] known = [.. table.All.Select(scenario => scenario.Group).Distinct()];
        return groups.Except(known).FirstOrDefault() is { } unknown
            ? throw new ArgumentException($"--group {unknown}: the configuration has no such group; expected {NearestName.Hint(unknown, known)}")
            : table.For(mode)
                .Where(scenario => tier == Tier.Full || scenario.Tier == tier)
                .Where(scenario => groups.Length == 0 || groups.Contains(scenario.Group))
                .Select(scenario => scenario.Name)
                .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What a run is asked to do.</summary>
    public RunOptions Run(ParseResult parsed) => new(parsed.GetValue(_seed), parsed.GetValue(_config)!)
    {
        Variables = _set.Of(parsed),
    };

    /// <summary>Where runs are remembered; <see langword="null"/> where they are not to be.</summary>
    public HistoryDatabase? History(ParseResult parsed) =>
        HistoryDatabase.Choose(parsed.GetValue(_history), Config(parsed).Root);

    /// <summary>The program's configuration.</summary>
    public PgoConfig Config(ParseResult parsed) => PgoConfig.Load(parsed.GetValue(_config)!, _set.Of(parsed));

    /// <summary>Begins <paramref name="run"/>, or goes on with the one that is to be resumed.</summary>
    public PerfRun Begin(ParseResult parsed, RunOptions run, IProgress<string> progress)
    {
        HistoryDatabase? history = History(parsed);
        RunPublisher publish = (record, folder, stop) => RunReports.PublishAsync(record, folder, history, progress, stop);
        return parsed.GetResult(_resume) is not { Implicit: false }
            ? PerfRun.Start(run, publish, progress)
            : PerfRun.Resume(run, parsed.GetValue(_resume) is { } id and not Latest ? id : null, publish, progress);
    }
}
