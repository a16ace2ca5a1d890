using System.Diagnostics;
using System.Text.RegularExpressions;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests;

/// <summary>A gate while another one of the same builds lives, and after that was killed.</summary>
[Collection(ScriptedProgramTests.Name)]
public sealed class RunningTwice(ScriptedProgram program)
{
    // Not decided until the last look: the longest gate.
    private static readonly string[] Undecided = ["baseline 10.00 10.02 9.98 10.01 9.99 10.03 9.97", "pgo 8.80 9.20"];

    [Fact(Timeout = 300_000)]
    public async Task Is_refused_with_who_measures_and_goes_on_once_that_is_gone()
    {
        string model = program.Model(Undecided);
        using Process first = await StartMeasuringAsync(model);
        string id = Path.GetFileName(program.Runs[^1]);

        CommandRun second = await program.MeasureAsync("gate", model);
        CommandRun resumed = await program.MeasureAsync("gate", model, "--resume", id);
        bool livedMeanwhile = !first.HasExited;
        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        CommandRun rest = await program.MeasureAsync("gate", model, "--resume", id);

        livedMeanwhile.Should().BeTrue();
        foreach (CommandRun refused in new[] { second, resumed })
        {
            refused.ExitCode.Should().Be(4, refused.All);
            refused.Error.Should().MatchRegex(
                $"^inferno-pgo: run {id} is still being measured with the builds in .*, by process {first.Id} on {Regex.Escape(Environment.MachineName)} since .* UTC; wait.*\n$");
        }

        Path.GetFileName(program.Runs[^1]).Should().Be(id, "who is refused leaves nothing behind");
        rest.ExitCode.Should().Be(0, rest.All);
        rest.Error.Should().Contain("recorded rounds");
        Directory.Exists(Path.Combine(program.Runs[^1], "canary")).Should().BeFalse();
    }

    private async Task<Process> StartMeasuringAsync(string model)
    {
        Process gate = Process.Start(new ProcessStartInfo(
            "dotnet",
            [RepositoryLayout.OutputOf(Path.Combine("src", "Inferno.Pgo.Tool"), "inferno-pgo.dll"), .. ScriptedProgram.Arguments("gate", model)])
        {
            WorkingDirectory = program.Root,
            RedirectStandardError = true,
        })!;
        while (await gate.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains("round 1 of", StringComparison.Ordinal)) // recorded by then
            {
                return gate;
            }
        }

        throw new InvalidOperationException("the gate ended before it measured");
    }
}
