using System.CommandLine;
using Inferno.Measuring.Machines;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Tool.Output;
using Inferno.Reporting.Markdown;

namespace Inferno.Pgo.Tool.Commands;

/// <summary><c>inferno-pgo doctor</c>.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        Option<string> config = new("--config")
        {
            Description = "The PGO configuration whose builds are to be made here.",
            HelpName = "FILE",
            DefaultValueFactory = _ => BuildOptions.DefaultConfig(),
        };
        Option<bool> json = new("--json") { Description = "Write the checks as JSON." };
        Command command = new(
            "doctor",
            """
            Checks SDK, linker, processors, clock, load, frequency scaling, container limits, memory and free disk, and says
            what each problem does to the verdict.

            Exit codes: 0 verdicts can be had here, warnings or not; 4 none can, or the configuration cannot be used.

            Examples:
              inferno-pgo doctor
              inferno-pgo doctor --json
            """)
        {
            config, json,
        };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(config)!, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string config, bool json, CancellationToken cancellation)
    {
        CheckupFacts facts = await CheckupFacts.GatherAsync(PgoConfig.Load(config), new KernelFiles(), cancellation);
        IReadOnlyList<Check> checks = Checkup.Of(facts);
        await Console.Out.WriteAsync(json ? CheckupReport.Json(checks) : CheckupReport.Text(checks));
        return Checkup.Forbids(checks) ? ExitCode.Environment : ExitCode.Success;
    }
}
