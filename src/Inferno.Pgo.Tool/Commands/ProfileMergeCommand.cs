using System.CommandLine;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Mibc;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo profile merge`: several profiles to one.</summary>
public static class ProfileMergeCommand
{
    private static readonly Argument<FileInfo[]> Profiles = new("profiles")
    {
        Description = "The .mibc files to merge.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<FileInfo> Output = new("--output", "-o")
    {
        Description = "The .mibc to write.",
        Required = true,
    };

    public static Command Create()
    {
        Command command = new(
            "merge",
            """
            Adds up the counts and histograms of several .mibc profiles.

            A file that is named twice counts twice. Exit codes: 0 merged, 4 usage, a file that is no profile, or profiles
            of different code.

            Examples:
              inferno-pgo profile merge day.mibc night.mibc --output app.mibc
            """)
        {
            Profiles, Output,
        };
        command.SetAction((arguments, _) => Task.FromResult(Run(arguments)));
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        Profile merged = Profile.Merge(arguments.GetValue(Profiles)!.Select(file => MibcReader.Read(file.FullName)));
        string output = arguments.GetValue(Output)!.FullName;
        MibcWriter.Write(merged, output);
        Console.Out.WriteLine($"{output}: {merged.Methods.Count} methods");
        return 0;
    }
}
