using System.CommandLine;
using System.CommandLine.Parsing;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Sources;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>Two commits, which mode of them is built, and within which margin they count as equal: the options that <c>compare</c> and <c>bisect</c> share.</summary>
internal sealed class CommitOptions
{
    private const string Head = "HEAD";

    private readonly Option<string?> _old;
    private readonly Option<string?> _young;

    private readonly Option<string> _mode = new("--mode")
    {
        Description = "Which PGO mode's PGO build is measured.",
        HelpName = string.Join('|', PgoModes.All.Select(mode => mode.Name())),
        DefaultValueFactory = _ => PgoMode.Dynamic.Name(),
    };

    private readonly Option<double> _margin = new("--margin")
    {
        Description = "Commits count as equal while neither takes this many per cent longer than the other.",
        HelpName = "PERCENT",
        DefaultValueFactory = _ => 5,
    };

    private readonly Option<string> _config = new("--config")
    {
        Description = "The PGO configuration; a commit is built by its own at the same path. Without it: pgo.json, or else eng/pgo.json.",
        HelpName = "FILE",
        DefaultValueFactory = _ => BuildOptions.DefaultConfig(),
    };

    /// <param name="old">Names the earlier commit.</param>
    /// <param name="young">Names the later commit.</param>
    public CommitOptions(Name old, Name young)
    {
        _old = Commit(old);
        _young = Commit(young);
        _mode.AcceptOnlyFromAmong([.. PgoModes.All.Select(mode => mode.Name())]);
        _margin.Validators.Add(result => PairOptions.Require(
            result, result.GetValueOrDefault<double>() is > 0 and < 100, "--margin: expected above 0 and below 100 per cent"));
    }

    /// <summary>An option that names a commit.</summary>
    /// <param name="Option">The option.</param>
    /// <param name="Description">What the commit is.</param>
    public sealed record Name(string Option, string Description);

    private Option[] All => [_old, _young, _mode, _margin, _config];

    public void AddTo(Command command)
    {
        All.ToList().ForEach(command.Add);
        command.Validators.Add(RequireTheFirst);
    }

    /// <summary>Has <paramref name="command"/> refuse to go without commits.</summary>
    public void RequireIn(Command command) => command.Validators.Add(result =>
    {
        if (!AreNamed(result))
        {
            result.AddError($"{_old.Name}: expected a commit");
        }
    });

    public bool AreNamed(SymbolResult command) => command.GetValue(_old) is not null;

    public PgoMode Mode(ParseResult parsed) => PgoModes.Find(parsed.GetValue(_mode)!)!.Value;

    /// <summary>The margin: 0.05 is 5% more time.</summary>
    public double Margin(ParseResult parsed) => parsed.GetValue(_margin) / 100;

    public PgoConfig Config(ParseResult parsed) => PgoConfig.Load(parsed.GetValue(_config)!);

    /// <summary>Both commits.</summary>
    /// <exception cref="BuildException">One is not there, or both are the same.</exception>
    public async Task<(Commit Old, Commit Young)> FindAsync(ParseResult parsed, PgoConfig config, CancellationToken cancellation)
    {
        string folder = Path.GetDirectoryName(config.File)!;
        Commit old = await GitRepository.FindAsync(folder, parsed.GetValue(_old)!, cancellation);
        Commit young = await GitRepository.FindAsync(folder, parsed.GetValue(_young) ?? Head, cancellation);
        return old.Hash == young.Hash
            ? throw new BuildException($"{_old.Name} and {_young.Name} both name {old}; expected two commits")
            : (old, young);
    }

    private static Option<string?> Commit(Name name) => new(name.Option) { Description = name.Description, HelpName = "REF" };

    private void RequireTheFirst(CommandResult command)
    {
        foreach (Option option in All.Where(option => !AreNamed(command) && command.GetResult(option) is { Implicit: false }))
        {
            command.AddError($"{option.Name}: expected together with {_old.Name} only");
        }
    }
}
