using System.CommandLine;
using Inferno.Pgo.Profiles.Mibc;
using Inferno.Pgo.Profiles.Traces;
using Inferno.Pgo.Tool.Output;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo profile create`: traces to a profile.</summary>
public static class ProfileCreateCommand
{
    private static readonly Argument<FileInfo[]> Traces = new("traces")
    {
        Description = "The .nettrace files of training runs.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<FileInfo> Output = new("--output", "-o")
    {
        Description = "The .mibc to write.",
        Required = true,
    };

    private static readonly Option<DirectoryInfo[]> Assemblies = new("--assemblies")
    {
        Description = "Folders to look in for assemblies that are no longer where they ran.",
        DefaultValueFactory = _ => [],
    };

    public static Command Create()
    {
        Command command = new(
            "create",
            """
            Makes a .mibc profile from the traces of training runs.

            The same traces give the same bytes. A method that cannot be named is told with its reason. Exit codes:
            0 made, 4 usage, a trace that is none or is damaged, or not one method that could be named.

            Examples:
              inferno-pgo profile create training.nettrace --output app.mibc
              inferno-pgo profile create day.nettrace night.nettrace --output app.mibc --assemblies publish
            """)
        {
            Traces, Output, Assemblies,
        };
        command.SetAction((arguments, cancellation) => Task.FromResult(Run(arguments, cancellation)));
        return command;
    }

    private static int Run(ParseResult arguments, CancellationToken cancellation)
    {
        ProfileCreation creation = ProfileCreator.Create(
            [.. arguments.GetValue(Traces)!.Select(trace => trace.FullName)],
            [.. arguments.GetValue(Assemblies)!.Select(folder => folder.FullName)],
            cancellation);
        foreach (UnresolvedMethod method in creation.Unresolved)
        {
            Console.Error.WriteLine($"unresolved: {method.Name}: {method.Reason}");
        }

        if (creation.Profile.Methods.Count == 0)
        {
            Console.Error.WriteLine("inferno-pgo create: none of the methods could be resolved; nothing was written. "
                + "Give the folders of the trained assemblies with --assemblies, or train again.");
            return ExitCode.Environment;
        }

        string output = arguments.GetValue(Output)!.FullName;
        MibcWriter.Write(creation.Profile, output);
        Console.Out.WriteLine($"{output}: {creation.Profile.Methods.Count} methods, {creation.Unresolved.Count} "
            + $"unresolved, {creation.UnresolvedHandles} unnamed histogram items, {creation.EventsLost} events lost");
        return 0;
    }
}
