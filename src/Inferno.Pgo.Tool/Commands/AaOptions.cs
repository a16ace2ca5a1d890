using System.CommandLine;
using Inferno.Measuring.Runs;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>The options of <c>inferno-pgo aa</c>.</summary>
internal sealed class AaOptions
{
    private readonly Option<double> _minutes = new("--minutes")
    {
        Description = "How long to measure; a launch takes about two seconds.",
        DefaultValueFactory = _ => 5,
    };

    private readonly Option<string> _mode = new("--mode")
    {
        Description = "The mode whose baseline is built and measured.",
        DefaultValueFactory = _ => PgoMode.Dynamic.Name(),
    };

    private readonly Option<string> _config = new("--config")
    {
        Description = "The PGO configuration that says what is built. Without it: pgo.json, or else eng/pgo.json.",
        HelpName = "FILE",
        DefaultValueFactory = _ => BuildOptions.DefaultConfig(),
    };

    private readonly Option<DirectoryInfo?> _build = new("--build")
    {
        Description = "A published program to measure; nothing is built then.",
        HelpName = "DIR",
    };

    private readonly VariableOption _set = new();

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Draws the order within every pair; a new one each time where it is not given.",
        DefaultValueFactory = _ => Random.Shared.Next(),
    };

    private readonly Option<string> _output = new("--output")
    {
        Description = "Folder for aa-launches.csv, aa.md and aa.json.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("artifacts", "aa"),
    };

    public AaOptions()
    {
        _mode.AcceptOnlyFromAmong([.. PgoModes.All.Select(mode => mode.Name())]);
        _minutes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= 1440))
            {
                result.AddError("--minutes: more than 0 and at most 1440 are needed.");
            }
        });
        _build.Validators.Add(result => Require(result, result.GetValueOrDefault<DirectoryInfo?>(), "a published program"));
    }

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _minutes, _mode, _config, _build, _set.Option, _seed, _output })
        {
            command.Add(option);
        }
    }

    public TimeSpan Time(ParseResult parsed) => TimeSpan.FromMinutes(parsed.GetValue(_minutes));

    public PgoMode Mode(ParseResult parsed) => PgoModes.Find(parsed.GetValue(_mode)!)!.Value;

    public PgoConfig Config(ParseResult parsed) => PgoConfig.Load(parsed.GetValue(_config)!, _set.Of(parsed));

    public string? Build(ParseResult parsed) => parsed.GetValue(_build)?.FullName;

    public string Output(ParseResult parsed) => parsed.GetValue(_output)!;

    public MeasurementSettings Settings(ParseResult parsed) =>
        new(parsed.GetValue(_seed), MeasurementSettings.DefaultLaunchTimeout);

    private static void Require(
        System.CommandLine.Parsing.OptionResult result, DirectoryInfo? directory, string expected)
    {
        if (directory is { Exists: false })
        {
            result.AddError($"{result.Option.Name}: no directory {directory.FullName}; expected {expected}.");
        }
    }
}
