using System.CommandLine;
using System.Globalization;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Mibc;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo profile compare`: how alike two profiles are.</summary>
public static class ProfileCompareCommand
{
    private static readonly Argument<FileInfo> Left = new("left") { Description = "A .mibc file." };

    private static readonly Argument<FileInfo> Right = new("right") { Description = "Another." };

    private static readonly Option<int> Top = new("--top")
    {
        Description = "How many of the methods that differ most to list.",
        DefaultValueFactory = _ => 20,
    };

    public static Command Create()
    {
        Command command = new(
            "compare",
            """
            Says how much two .mibc profiles overlap, and where they differ most.

            The overlap is the weight that both give to the same methods, 0 to 100%. Exit codes: 0 compared, 4 usage or a
            file that is no profile.

            Examples:
              inferno-pgo profile compare yesterday.mibc today.mibc
              inferno-pgo profile compare yesterday.mibc today.mibc --top 5
            """)
        {
            Left, Right, Top,
        };
        command.SetAction((arguments, _) => Task.FromResult(Run(arguments)));
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        ProfileComparison comparison = ProfileComparison.Of(
            MibcReader.Read(arguments.GetValue(Left)!.FullName),
            MibcReader.Read(arguments.GetValue(Right)!.FullName));
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"overlap {comparison.OverlapPercent:F1}%"));
        foreach (MethodDifference method in comparison.Differences.Take(arguments.GetValue(Top)))
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{100 * method.LeftShare,7:F3}% {100 * method.RightShare,7:F3}%  {method.Method}"));
        }

        return 0;
    }
}
