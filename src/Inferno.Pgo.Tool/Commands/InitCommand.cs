using System.CommandLine;
using Inferno.Pgo.Builds.Configuration;

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

            Exit codes: 0 written, 4 usage or environment (the file exists already, no such project).

            Examples:
              inferno-pgo init src/App/App.csproj
              inferno-pgo init App.csproj --output eng/pgo.json
            """)
        {
            Project, Output,
        };
        command.SetAction((parsed, _) => Task.FromResult(Run(parsed)));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string path = PgoConfigTemplate.Write(parsed.GetValue(Project)!, parsed.GetValue(Output)!);
        Console.WriteLine(path);
        Console.Error.WriteLine("Fill in the training runs, then: inferno-pgo build --mode all");
        return ExitCode.Success;
    }
}
