using System.CommandLine;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>The options that say which builds a command is about.</summary>
internal sealed class BuildOptions
{
    private const string All = "all";

    private readonly Option<string> _mode = new("--mode")
    {
        Description = "Which PGO mode.",
        DefaultValueFactory = _ => PgoMode.Dynamic.Name(),
    };

    private readonly Option<string> _config = CreateConfig();

    private readonly Option<string?> _output = new("--output")
    {
        Description = "Receives MODE/{baseline,pgo} and MODE/manifest.json, instead of the configuration's folder.",
        HelpName = "DIR",
    };

    public BuildOptions() => _mode.AcceptOnlyFromAmong([.. PgoModes.All.Select(mode => mode.Name()), All]);

    /// <summary>The option that names the configuration.</summary>
    public static Option<string> CreateConfig() => new("--config")
    {
        Description = "The PGO configuration: program, training, output. Without it: pgo.json, or else eng/pgo.json, here or in the nearest folder above.",
        HelpName = "FILE",
        DefaultValueFactory = _ => DefaultConfig(),
    };

    /// <summary>The configuration that is meant where none is named.</summary>
    public static string DefaultConfig() => PgoConfig.Find(Directory.GetCurrentDirectory()) ?? PgoConfig.DefaultName;

    public void AddTo(Command command)
    {
        command.Add(_mode);
        command.Add(_config);
        command.Add(_output);
    }

    public IReadOnlyList<PgoMode> Modes(ParseResult parsed) =>
        parsed.GetValue(_mode) is { } name && PgoModes.Find(name) is { } mode ? [mode] : PgoModes.All;

    public bool IsAll(ParseResult parsed) => parsed.GetValue(_mode) == All;

    public PgoConfig Config(ParseResult parsed)
    {
        PgoConfig config = PgoConfig.Load(parsed.GetValue(_config)!);
        return parsed.GetValue(_output) is { } output ? config with { Output = Path.GetFullPath(output) } : config;
    }
}
