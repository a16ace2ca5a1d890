using System.CommandLine;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Exporting;
using Inferno.Pgo.Tool.Output;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo export`: the profile that is committed beside the program.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        Option<string> config = BuildOptions.CreateConfig();
        Option<bool> retrain = new("--retrain") { Description = "Train even where there is a profile of these sources." };
        Option<bool> replace = new("--replace")
        {
            Description = "Write the profile even where the committed one says the same: same code, same methods hot.",
        };
        Command command = new(
            "export",
            """
            Writes the program's profile beside its project, to be committed: plain `dotnet publish` uses it.

            NAME.mibc and its record NAME.mibc.json lie beside NAME.csproj. The program is trained first where it has no profile of these
            sources. A committed profile that says the same stays as it is, byte for byte. The package Inferno.Pgo.Build, referenced by
            the project, gives it to the compiler, and lets a publish fail that does not use it.
            Exit codes: 0 written or unchanged, 4 usage or environment, or a training run that failed.

            Examples:
              inferno-pgo export
              inferno-pgo export --config eng/pgo.json --retrain
            """)
        {
            config, retrain, replace,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            ProfileExporter exporter = new(PgoConfig.Load(parsed.GetValue(config)!), new ConsoleProgress());
            Console.WriteLine(await exporter.ExportAsync(parsed.GetValue(retrain), parsed.GetValue(replace), cancellation));
            return ExitCode.Success;
        });
        return command;
    }
}
