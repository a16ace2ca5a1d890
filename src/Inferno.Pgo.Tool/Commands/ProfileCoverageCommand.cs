using System.CommandLine;
using System.Globalization;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Mibc;
using Inferno.Pgo.Profiles.Staleness;
using Inferno.Pgo.Profiles.Traces;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo profile coverage`: does a profile fit a run, and the assemblies to be built?</summary>
public static class ProfileCoverageCommand
{
    private const int Listed = 20;

    private static readonly Argument<FileInfo> File = new("profile") { Description = "The .mibc file." };

    private static readonly Option<FileInfo?> Run = new("--run")
    {
        Description = "A .nettrace (or its .mibc) of the run that the profile should cover.",
    };

    private static readonly Option<FileInfo[]> Assemblies = new("--assemblies")
    {
        Description = "Assemblies to check for methods that changed since the training.",
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        Command command = new(
            "coverage",
            """
            Says how much of a run a .mibc profile covers and how much of it is stale.

            Stale is what the profile says of methods that are gone or have other code in the given assemblies. Exit
            codes: 0 told, 4 usage or a file that is no profile, no trace or no assembly.

            Examples:
              inferno-pgo profile coverage app.mibc --run production.nettrace
              inferno-pgo profile coverage app.mibc --assemblies bin/Release/net10.0/App.dll
            """)
        {
            File, Run, Assemblies,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Run) is null && result.GetResult(Assemblies) is null or { Implicit: true })
            {
                result.AddError("coverage: give --run, --assemblies or both.");
            }
        });
        command.SetAction((arguments, cancellation) => Task.FromResult(Report(arguments, cancellation)));
        return command;
    }

    private static int Report(ParseResult arguments, CancellationToken cancellation)
    {
        Profile profile = MibcReader.Read(arguments.GetValue(File)!.FullName);
        if (arguments.GetValue(Run) is { } run)
        {
            Write(ProfileCoverage.Of(profile, ReadRun(run, cancellation)));
        }

        if (arguments.GetValue(Assemblies) is { Length: > 0 } assemblies)
        {
            Write(ProfileStaleness.Of(profile, [.. assemblies.Select(assembly => assembly.FullName)]));
        }

        return 0;
    }

    private static Profile ReadRun(FileInfo run, CancellationToken cancellation) => run.Extension == ".mibc"
        ? MibcReader.Read(run.FullName)
        : ProfileCreator.Create([run.FullName], cancellationToken: cancellation).Profile;

    private static void Write(ProfileCoverage coverage)
    {
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"coverage {coverage.CoveredPercent:F1}% of the hot weight ({coverage.HotMethods} hot methods, "
            + $"{coverage.Missing.Count} missing)"));
        foreach (MethodProfile method in coverage.Missing.Take(Listed))
        {
            Console.Out.WriteLine($"  missing {method.Method}");
        }
    }

    private static void Write(ProfileStaleness staleness)
    {
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"stale {staleness.StalePercent:F1}% of the weight ({staleness.Stale.Count} of {staleness.Checked} methods; "
            + $"{staleness.Unverifiable} without a recorded body)"));
        foreach (StaleMethod method in staleness.Stale.Take(Listed))
        {
            Console.Out.WriteLine($"  {(method.Reason == StaleReason.Missing ? "gone   " : "changed")} {method.Profile.Method}");
        }
    }
}
