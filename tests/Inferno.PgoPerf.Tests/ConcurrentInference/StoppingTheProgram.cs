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
}
