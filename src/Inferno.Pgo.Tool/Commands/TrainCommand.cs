using System.CommandLine;
using Inferno.Pgo.Profiles.Training;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo train -- COMMAND…`: runs a .NET program instrumented and keeps its trace.</summary>
public static class TrainCommand
{
    private static readonly Option<FileInfo> Output = new("--output", "-o")
    {
        Description = "The trace to write.",
        DefaultValueFactory = _ => new FileInfo("training.nettrace"),
    };

    private static readonly Argument<string[]> Words = new("command")
    {
        Description = "The program and its arguments, after --.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create()
    {
        Command command = new(
            "train",
            """
            Runs a .NET program instrumented and writes what it did to a .nettrace file.

            The program runs slower than usual and must end by itself with exit code 0. It must be IL: a .dll, or an
            executable that is not NativeAOT. It reads this command's standard input. `inferno-pgo build` trains by itself,
            without input; this is for profiles made by hand. Of `dotnet run` the program's trace is kept, not the SDK's.
            Exit codes: 0 trained, 4 usage, or a run that failed or left no instrumentation data.

            Examples:
              inferno-pgo train -- dotnet bin/Release/net10.0/App.dll --input sample.json
              inferno-pgo train --output night.nettrace -- ./publish/App --input sample.json
            """)
        {
            Output, Words,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        string[] words = arguments.GetValue(Words)!;
        TrainingResult result = await TrainingRun.RunAsync(
            new TrainingCommand(words[0], words[1..]) { Input = Console.OpenStandardInput() },
            arguments.GetValue(Output)!.FullName,
            new Progress(),
            cancellation);
        await Console.Out.WriteLineAsync(result.TracePath);
        return 0;
    }

    private sealed class Progress : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
