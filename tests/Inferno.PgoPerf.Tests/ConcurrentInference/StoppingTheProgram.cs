using System.Diagnostics;
using CliWrap;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.ConcurrentInference;

public sealed class StoppingTheProgram
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Ends_as_cancelled_and_says_so(string signal)
    {
        Command endless = Cli.Wrap("dotnet").WithArguments(
            [RepositoryLayout.ProgramAssembly, "--model-path", ProgramRun.Model, "--prompt", "And it came to pass", "--iterations", "100000000"]);

        Signalled run = await Signalled.RunAsync(signal, endless, line => line.Contains("Time to first token", StringComparison.Ordinal));

        run.ExitCode.Should().Be(130);
        run.Error.Should().Be("concurrent_inference: cancelled\n");
    }

    // A shell in the harness's place asks for one batch and holds the pipe. The batch takes longer than the test may.
    [Fact]
    public async Task Ends_by_itself_where_its_harness_is_killed_while_it_serves_a_batch_of_minutes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes that a shell can hold.");
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(ProgramRun.Limit);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("inferno-harness-");
        using Process harness = Process.Start(new ProcessStartInfo("sh",
        [
            "-c", "mkfifo \"$0\"; \"$@\" < \"$0\" & exec 3> \"$0\"; echo batch >&3; read never", Path.Combine(folder.FullName, "words"),
            "dotnet", RepositoryLayout.ProgramAssembly, "--model-path", ProgramRun.Model, "--prompt", "And it came to pass", "--concurrent", "200000",
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["INFERNO_MEASURED"] = "1" },
        })!;
        (await harness.StandardOutput.ReadLineAsync(limit.Token)).Should().Be("ENGINE managed");

        harness.Kill();

        // The pipe, which the program inherited, has its end when the program has ended too.
        (await harness.StandardOutput.ReadToEndAsync(limit.Token)).Should().NotContain("@inferno", "it was not to be served to its end");
        folder.Delete(recursive: true);
    }
}
