using System.CommandLine;
using Inferno.Lab.Bench;
using Inferno.Measuring.Processes;
using Inferno.Pgo.Builds.Making;
using Inferno.Statistics;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>What <c>inferno-pgo bench engine</c> is told.</summary>
internal sealed class BenchEngineOptions
{
    private readonly Option<int[]> _widths = new("--width")
    {
        Description = $"Width of a model; may be given several times. Goals are known for {string.Join(", ", EngineCases.Widths)}.",
        HelpName = "N",
        DefaultValueFactory = _ => [.. EngineCases.Widths],
    };

    private readonly Option<int> _blocks = new("--blocks")
    {
        Description = $"Launches of every contender for each case, at least {PairedLogRatio.FewestPairs}.",
        HelpName = "N",
        DefaultValueFactory = _ => PairedLogRatio.FewestPairs,
    };

    private readonly Option<string[]> _cases = new("--case")
    {
        Description = "Name of a case; may be given several times. All cases by default.",
        HelpName = "NAME",
    };

    private readonly Option<int?> _seed = new("--seed") { Description = "Draws the order within each block; a new one each time." };

    private readonly Option<string> _generator = new("--generator")
    {
        Description = "The project that writes models of random weights.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("eng", "fixtures", "RandomLlama"),
    };

    private readonly Option<string> _folder = new("--folder")
    {
        Description = "Receives the models and the report.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("artifacts", "bench"),
    };

    public BenchEngineOptions()
    {
        _cases.AcceptOnlyFromAmong([.. EngineCases.Widths.SelectMany(EngineCases.At).Select(work => work.Name).Distinct()]);
        _blocks.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < PairedLogRatio.FewestPairs)
            {
                result.AddError($"--blocks: expected at least {PairedLogRatio.FewestPairs}, found {result.Tokens[0].Value}");
            }
        });
    }

    public void AddTo(Command command)
    {
        Option[] options = [_widths, _cases, _blocks, _seed, _generator, _folder];
        options.ToList().ForEach(command.Add);
    }

    public string Folder(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(_folder)!);

    public async Task<EngineBenchPlan> PlanAsync(
        ParseResult parsed, BuildResult built, IProgress<string> progress, CancellationToken cancellation)
    {
        RandomModels models = new(parsed.GetValue(_generator)!, Path.Combine(Folder(parsed), "models"), progress);
        Dictionary<int, string> paths = [];
        foreach (int width in parsed.GetValue(_widths)!.Distinct())
        {
            paths.Add(width, await models.EnsureAsync(width, cancellation));
        }

        return new EngineBenchPlan(
            ProgramBuild.In("baseline", built.BaselineDirectory), ProgramBuild.In("pgo", built.PgoDirectory), paths)
        {
            Seed = parsed.GetValue(_seed) ?? Random.Shared.Next(),
            Blocks = parsed.GetValue(_blocks),
            Cases = parsed.GetValue(_cases) ?? [],
        };
    }
}
