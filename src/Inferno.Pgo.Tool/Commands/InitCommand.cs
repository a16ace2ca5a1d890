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
        Description = "The program's project file; by default, without --tests, the only one in this folder.",
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
        Description = "Also write a test project for xUnit into this folder: each scenario a test. An existing configuration is used as it is.",
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
            makes no executable: MSBuild is asked). With --tests a configuration that is there already is no error.

            Examples:
              inferno-pgo init
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
            if (result.GetValue(Upgrade) && (result.GetValue(Project) ?? result.GetValue(Tests)) is { } other)
            {
                result.AddError($"--upgrade adds to the configuration that there is; leave out {other}");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        return parsed.GetValue(Upgrade) ? await UpgradeAsync(parsed, cancellation) : await WriteAsync(parsed, cancellation);
    }

    private static async Task<int> UpgradeAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string file = parsed.GetResult(Output) is { Implicit: false } ? parsed.GetValue(Output)! : BuildOptions.DefaultConfig();
        IReadOnlyList<string> added = await PgoConfigTemplate.UpgradeAsync(file, cancellation);
        await Console.Out.WriteLineAsync(file);
        await Console.Error.WriteLineAsync(added.Count == 0 ? "It lacked nothing." : $"Added {string.Join(" and ", added)}.");
        return ExitCode.Success;
    }

    private static async Task<int> WriteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string output = parsed.GetValue(Output)!;
        string? tests = parsed.GetValue(Tests);
        string path = tests is not null && File.Exists(output) ? Path.GetFullPath(output)
            : (parsed.GetValue(Project) ?? (tests is null ? ProjectHere() : null)) is { } project ? await WriteAsync(project, output, cancellation)
            : throw new ArgumentException($"expected a project file, for there is no {output}: inferno-pgo init PROJECT (see --help)");
        if (tests is not null)
        {
            await Console.Out.WriteLineAsync(TestProjectTemplate.Write(path, tests));
            await Console.Error.WriteLineAsync($"Each scenario of {output} is a test: dotnet run --project {tests}");
        }

        return ExitCode.Success;
    }

    private static string ProjectHere()
    {
        string[] projects = [.. Directory.EnumerateFiles(".", "*.*proj").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
        return projects is [string only] ? only : throw new ArgumentException(projects.Length == 0
            ? "expected a project file, for this folder has none: inferno-pgo init PROJECT (see --help)"
            : $"expected one of {string.Join(", ", projects)}: inferno-pgo init PROJECT (see --help)");
    }

    private static async Task<string> WriteAsync(string project, string output, CancellationToken cancellation)
    {
        string path = await PgoConfigTemplate.WriteAsync(project, output, cancellation);
        await Console.Out.WriteLineAsync(path);
        await Console.Error.WriteLineAsync("Fill in the training runs, then: inferno-pgo build --mode all, and inferno-pgo run");
        return path;
    }
}
