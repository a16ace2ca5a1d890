using System.CommandLine;
using System.CommandLine.Parsing;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Tool.Commands.History;
using Inferno.PgoPerf.Runs;
using Inferno.PgoPerf.Scenarios;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>What is measured: the options that <c>run</c>, <c>gate</c> and <c>nightly</c> share.</summary>
internal sealed class MeasureOptions
{
    private const string All = "all";
    private const string ModelVariable = "BENCH_MODEL_PATH";
    private const string Latest = "latest";

    private static readonly PgoMode[] DefaultModes = [PgoMode.Dynamic, PgoMode.NativeAot];

    private readonly Option<string[]> _modes = new("--mode")
    {
        Description = $"Which PGO modes; by default {string.Join(" and ", DefaultModes.Select(mode => mode.Name()))}.",
        HelpName = string.Join('|', [.. PgoModes.All.Select(mode => mode.Name()), All]),
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _groups = new("--group")
    {
        Description = "Only these groups of scenarios; the canary is always measured.",
        HelpName = "GROUP",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _model = new("--model")
    {
        Description = $"The model directory; by default {ModelVariable}, else the fixture model.",
        HelpName = "DIR",
    };

    private readonly Option<string> _config = new("--config")
    {
        Description = "The PGO configuration: program, training, output.",
        HelpName = "FILE",
        DefaultValueFactory = _ => Path.Combine("eng", "pgo.json"),
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

    public MeasureOptions()
    {
        _modes.AcceptOnlyFromAmong([.. PgoModes.All.Select(mode => mode.Name()), All]);
        _groups.AcceptOnlyFromAmong(
            [.. ScenarioTable.For(PgoMode.Dynamic).Select(scenario => scenario.Group).Distinct(StringComparer.Ordinal)]);
    }

    public void AddTo(Command command)
    {
        Option[] options = [_modes, _groups, _model, _config, _seed, _resume, _history];
        options.ToList().ForEach(command.Add);
    }

    /// <summary>The modes asked for, and whether somebody asked.</summary>
    public (IReadOnlyList<PgoMode> Modes, bool IsExplicit) Modes(ParseResult parsed) => parsed.GetValue(_modes) switch
    {
        null or [] => (DefaultModes, false),
        var names when names.Contains(All) => (PgoModes.All, false),
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
        string model = parsed.GetValue(_model)
            ?? (Environment.GetEnvironmentVariable(ModelVariable) is { Length: > 0 } named ? named : Fixture());
        string full = Path.GetFullPath(model);
        if (!Directory.Exists(full))
        {
            throw new ArgumentException($"{full} is no directory, expected a model in Hugging Face layout; name one with --model DIR");
        }

        // The configuration's training runs read the variable: a profile of another model's work would be measured else.
        Environment.SetEnvironmentVariable(ModelVariable, full);
        return new RunOptions(parsed.GetValue(_seed), full, parsed.GetValue(_config)!) { History = parsed.GetValue(_history) };
    }

    /// <summary>Begins the run, or goes on with the one that is to be resumed.</summary>
    public PerfRun Begin(ParseResult parsed, IProgress<string> progress)
    {
        RunOptions options = Run(parsed);
        return parsed.GetResult(_resume) is not { Implicit: false }
            ? PerfRun.Start(options, progress)
            : PerfRun.Resume(options, parsed.GetValue(_resume) is { } id and not Latest ? id : null, progress);
    }

    private static string Fixture() => Path.Combine("tests", "fixtures", "models", "kjv-64");
}
