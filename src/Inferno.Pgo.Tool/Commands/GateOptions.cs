using System.CommandLine;
using Inferno.Pgo.Tool.Output;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>How a verdict is passed on: the options of commands that a workflow calls.</summary>
internal static class GateOptions
{
    /// <summary>The option that decides what undecided means.</summary>
    public static Option<bool> Strict() => new("--strict")
    {
        Description = $"Exit with {ExitCode.Inconclusive} where a scenario stays undecided.",
    };

    /// <summary>The option that lets a first run go without a reference.</summary>
    public static Option<bool> PinMissing() => new("--pin-missing")
    {
        Description = "The builds of this run become the reference of a mode that has none.",
    };

    /// <summary>The option that puts the report where a workflow knows it.</summary>
    public static Option<FileInfo?> Report() => new("--report")
    {
        Description = "Also write the report, in Markdown, to this file: the body of a pull request's comment.",
        HelpName = "FILE",
    };
}
