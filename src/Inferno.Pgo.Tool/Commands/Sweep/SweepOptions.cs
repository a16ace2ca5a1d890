using System.CommandLine;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Pgo.Tool.Commands.Sweep;

/// <summary>The options of a sweep.</summary>
internal sealed class SweepOptions
{
    private static readonly int[] UsualWidths = [32, 64, 96, 128, 192, 288, 384, 512];

    private readonly Option<int[]> _widths = new("--widths")
    {
        Description = "Widths of the models' residual stream, multiples of 16.",
        HelpName = "N",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => UsualWidths,
    };

    private readonly Option<string[]> _modes = new("--mode")
    {
        Description = "The mode, or several.",
        HelpName = string.Join('|', PgoModes.All.Select(mode => mode.Name())),
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [PgoMode.Dynamic.Name()],
    };

    private readonly Option<int> _pairs = new("--pairs")
    {
        Description = "Pairs to add to each width; 0 makes the models and scores them only.",
        HelpName = "N",
        DefaultValueFactory = _ => 10,
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Of the weights and of the order within pairs.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string> _config = new("--config")
    {
        Description = "The PGO configuration of concurrent_inference.",
        HelpName = "FILE",
        DefaultValueFactory = _ => Path.Combine("eng", "pgo.json"),
    };

    private readonly Option<string> _generator = new("--generator")
    {
        Description = "The project that makes the models.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("eng", "fixtures", "RandomLlama"),
    };

    private readonly Option<string> _output = new("--output")
    {
        Description = "Folder for sweep.json, .md, .svg and .png, and for the models.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("artifacts", "sweep"),
    };

    public SweepOptions()
    {
        _modes.AcceptOnlyFromAmong([.. PgoModes.All.Select(mode => mode.Name())]);
        _widths.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int[]>() is not { Length: > 0 } widths || widths.Any(width => width <= 0 || width % 16 != 0))
            {
                result.AddError("--widths: positive multiples of 16 are needed, such as 64 128.");
            }
        });
        _pairs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
            {
                result.AddError("--pairs: 0 or more are needed.");
            }
        });
    }

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _widths, _modes, _pairs, _seed, _config, _generator, _output })
        {
            command.Add(option);
        }
    }

    public IReadOnlyList<int> Widths(ParseResult parsed) => [.. parsed.GetValue(_widths)!.Distinct().Order()];

    public IReadOnlyList<PgoMode> Modes(ParseResult parsed) =>
        [.. parsed.GetValue(_modes)!.Distinct(StringComparer.Ordinal).Select(name => PgoModes.Find(name)!.Value)];

    public int Pairs(ParseResult parsed) => parsed.GetValue(_pairs);

    public int Seed(ParseResult parsed) => parsed.GetValue(_seed);

    public PgoConfig Config(ParseResult parsed) => PgoConfig.Load(parsed.GetValue(_config)!);

    /// <summary>The canary's request, to the model at <paramref name="model"/>.</summary>
    public Scenario Request(ParseResult parsed, string model)
    {
        PgoConfig config = PgoConfig.Load(
            parsed.GetValue(_config)!, new Dictionary<string, string> { ["BENCH_MODEL_PATH"] = Path.GetFullPath(model) });
        return ScenarioTable.Of(config).TrialOf(PgoMode.Dynamic);
    }

    public string Generator(ParseResult parsed) => parsed.GetValue(_generator)!;

    public string Output(ParseResult parsed) => parsed.GetValue(_output)!;
}
