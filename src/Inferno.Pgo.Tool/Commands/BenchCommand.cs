using System.CommandLine;

namespace Inferno.Pgo.Tool.Commands;

/// <summary><c>inferno-pgo bench</c>.</summary>
internal static class BenchCommand
{
    public static Command Create() => new("bench", "Measures this project's own parts against others'.") { BenchEngineCommand.Create() };
}
