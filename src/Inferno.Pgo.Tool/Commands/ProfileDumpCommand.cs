using System.CommandLine;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Mibc;
using Inferno.Pgo.Profiles.Reports;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo profile dump`: what a profile says.</summary>
public static class ProfileDumpCommand
{
    private static readonly Argument<FileInfo> File = new("profile") { Description = "The .mibc file." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON instead of text." };

    private static readonly Option<bool> ByAssembly = new("--by-assembly")
    {
        Description = "Print only how much of the weight lies in the methods of each assembly.",
    };

    public static Command Create()
    {
        Command command = new(
            "dump",
            """
            Prints the methods, counts and dominant types of a .mibc profile.

            Microsoft's own profiles can be read too, zipped or bare. Exit codes: 0 printed, 4 usage or no profile.

            Examples:
              inferno-pgo profile dump app.mibc
              inferno-pgo profile dump app.mibc --json > app.json
              inferno-pgo profile dump app.mibc --by-assembly
            """)
        {
            File, Json, ByAssembly,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Json) && result.GetValue(ByAssembly))
            {
                result.AddError("--json and --by-assembly do not go together; expected one of them");
            }
        });
        command.SetAction((arguments, _) => Task.FromResult(Run(arguments)));
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        Profile profile = MibcReader.Read(arguments.GetValue(File)!.FullName);
        Console.Out.Write(
            arguments.GetValue(Json) ? ProfileJson.Render(profile)
            : arguments.GetValue(ByAssembly) ? ProfileText.ByAssembly(profile)
            : ProfileText.Render(profile));
        return 0;
    }
}
