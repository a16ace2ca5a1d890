using System.CommandLine;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Tool.Output;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo init`: a configuration to start with.</summary>
internal static class InitCommand
{
    private static readonly Argument<string?> Project = new("project")
    {
        Description = "The program's project file.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "The configuration to write. An existing file is never overwritten; with --upgrade, the one to add to.",
        HelpName = "FILE",
        DefaultValueFactory = _ => PgoConfig.DefaultName,
    };

    private static readonly Option<bool> Upgrade = new("--upgrade")
    {
        Description = "Add to an existing configuration what an older one lacks, and leave the rest as it is written.",
    };

    private static readonly Option<string?> Tests = new("--tests")
    {
        Description = "Also write a test project for xUnit into this folder: each scenario a test. Without a project, of the configuration that is there.",
        HelpName = "DIR",
    };

    public static Command Create()
    {
        Command command = new(
            "init",
            """
            Writes a commented pgo.json for a project, ready for you to fill in the training runs, and pgo.schema.json beside it.
            What it declares is measured at once: the wall time of the program's process. Comments say how to get to batches.

            Exit codes: 0 written, 4 usage or environment (the file exists already, no such project, one that
            makes no executable: MSBuild is asked). --tests without a project goes by the configuration that is there.

            Examples:
              inferno-pgo init src/App/App.csproj
              inferno-pgo init App.csproj --output eng/pgo.json
              inferno-pgo init --upgrade
              inferno-pgo init --tests tests/App.PgoTests
            """)
        {
            Project, Output, Upgrade, Tests,
        };
        command.Validators.Add(result =>
        {
            bool hasProject = result.GetValue(Project) is not null;
            bool hasTests = result.GetValue(Tests) is not null;
            if (result.GetValue(Upgrade) ? hasProject || hasTests : !hasProject && !hasTests)
            {
                result.AddError("name a project to write a configuration for, or --upgrade to add to one that there is, or --tests to test by it");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Upgrade))
        {
            return await UpgradeAsync(parsed, cancellation);
        }

        string output = parsed.GetValue(Output)!;
        string path = parsed.GetValue(Project) is { } project ? await WriteAsync(project, output, cancellation) : ExistingOf(parsed);
        if (parsed.GetValue(Tests) is { } tests)
        {
            await Console.Out.WriteLineAsync(TestProjectTemplate.Write(path, tests));
            await Console.Error.WriteLineAsync($"Each scenario of {path} is a test: dotnet run --project {tests}");
        }

        return ExitCode.Success;
    }

    private static async Task<int> UpgradeAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string file = ExistingOf(parsed);
        IReadOnlyList<string> added = await PgoConfigTemplate.UpgradeAsync(file, cancellation);
        await Console.Out.WriteLineAsync(file);
        await Console.Error.WriteLineAsync(added.Count == 0 ? "It lacked nothing." : $"Added {string.Join(" and ", added)}.");
        return ExitCode.Success;
    }

    private static async Task<string> WriteAsync(string project, string output, CancellationToken cancellation)
    {
        string path = await PgoConfigTemplate.WriteAsync(project, output, cancellation);
        await Console.Out.WriteLineAsync(path);
        await Console.Error.WriteLineAsync("Fill in the training runs, then: inferno-pgo build --mode all, and inferno-pgo run");
        return path;
    }

    private static string ExistingOf(ParseResult parsed) =>
        parsed.GetResult(Output) is { Implicit: false } ? parsed.GetValue(Output)! : BuildOptions.DefaultConfig();
}
