using System.CommandLine;
using System.Globalization;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Mibc;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo profile merge`: several profiles to one.</summary>
public static class ProfileMergeCommand
{
    private const int MostWeight = 1_000_000;

    private static readonly Argument<string[]> Profiles = new("profiles")
    {
        Description = "The .mibc files to merge, each with how often it counts: day.mibc=3.",
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

            A file that is named twice counts twice; FILE=3 counts three times, in counts, so a longer run weighs more as it is. Exit codes: 0 merged, 4 usage, a file that is no profile, or profiles
            of different code.

            Examples:
              inferno-pgo profile merge day.mibc night.mibc --output app.mibc
              inferno-pgo profile merge day.mibc=3 night.mibc=1 --output app.mibc
            """)
        {
            Profiles, Output,
        };
        command.SetAction((arguments, _) => Task.FromResult(Run(arguments)));
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        Profile merged = Profile.Merge(arguments.GetValue(Profiles)!.Select(Weighted));
        string output = arguments.GetValue(Output)!.FullName;
        MibcWriter.Write(merged, output);
        Console.Out.WriteLine($"{output}: {merged.Methods.Count} methods");
        return 0;
    }

    // The name of a file may have an equals sign in it.
    private static Profile Weighted(string argument)
    {
        int sign = File.Exists(argument) ? -1 : argument.LastIndexOf('=');
        return sign < 0 ? MibcReader.Read(Path.GetFullPath(argument))
            : int.TryParse(argument[(sign + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int weight) && weight is >= 1 and <= MostWeight
                ? MibcReader.Read(Path.GetFullPath(argument[..sign])).Times(weight)
            : throw new ArgumentException($"'{argument}': expected FILE or FILE=WEIGHT, a whole number from 1 to {MostWeight}");
    }
}
