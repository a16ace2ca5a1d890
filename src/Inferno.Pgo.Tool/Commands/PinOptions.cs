using System.CommandLine;
using System.CommandLine.Parsing;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>What <c>inferno-pgo pin</c> is told.</summary>
internal sealed class PinOptions
{
    private readonly Argument<string[]> _names = new("mode|run")
    {
        Description = "The modes whose builds to pin, or the run that measured them; by default all modes that have builds.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _list = new("--list") { Description = "Show all pins, each checked against its digest." };

    private readonly Option<string?> _remove = new("--remove")
    {
        Description = "Remove the pin whose digest begins so.",
        HelpName = "DIGEST",
    };

    private readonly Option<string> _config = new("--config")
    {
        Description = "The PGO configuration whose builds they are.",
        HelpName = "FILE",
        DefaultValueFactory = _ => BuildOptions.DefaultConfig(),
    };

    public void AddTo(Command command)
    {
        command.Add(_names);
        command.Add(_list);
        command.Add(_remove);
        command.Add(_config);
        command.Validators.Add(Contradictions);
    }

    public IReadOnlyList<string> Names(ParseResult parsed) => parsed.GetValue(_names) ?? [];

    public bool IsList(ParseResult parsed) => parsed.GetValue(_list);

    public string? Removed(ParseResult parsed) => parsed.GetValue(_remove);

    public PgoConfig Config(ParseResult parsed) => PgoConfig.Load(parsed.GetValue(_config)!);

    private void Contradictions(CommandResult result)
    {
        int asked = (result.GetValue(_names)?.Length > 0 ? 1 : 0) + (result.GetValue(_list) ? 1 : 0)
            + (result.GetValue(_remove) is null ? 0 : 1);
        if (asked > 1)
        {
            result.AddError("names, --list and --remove contradict each other; give one of them");
        }
    }
}
