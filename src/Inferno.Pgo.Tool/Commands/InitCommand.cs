using System.CommandLine;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Tool.Output;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo init`: a configuration to start with.</summary>
internal static class InitCommand
{
    private static readonly Argument<string> Project = new("project") { Description = "The program's project file." };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "The configuration to write. An existing file is never overwritten.",
        HelpName = "FILE",
        DefaultValueFactory = _ => PgoConfig.DefaultName,
    };

    public static Command Create()
    {
        Command command = new(
            "init",
            """
            Writes a commented pgo.json for a project, ready for you to fill in the training runs.

            Exit codes: 0 written, 4 usage or environment (the file exists already, no such project, one that
            makes no executable: MSBuild is asked).

            Examples:
              inferno-pgo init src/App/App.csproj
              inferno-pgo init App.csproj --output eng/pgo.json
            """)
        {
            Project, Output,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string path = await PgoConfigTemplate.WriteAsync(parsed.GetValue(Project)!, parsed.GetValue(Output)!, cancellation);
        await Console.Out.WriteLineAsync(path);
        await Console.Error.WriteLineAsync("Fill in the training runs, then: inferno-pgo build --mode all");
        return ExitCode.Success;
    }
}
