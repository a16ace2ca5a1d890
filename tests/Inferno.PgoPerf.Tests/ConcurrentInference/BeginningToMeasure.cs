using CliWrap;
using CliWrap.EventStream;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.ConcurrentInference;

public sealed class BeginningToMeasure
{
    [Fact]
    public async Task Leaves_a_thread_that_was_moved_to_the_first_processor_free_to_use_all_of_them()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux is a thread moved.");
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        ended.CancelAfter(ProgramRun.Limit);
        Command program = Cli.Wrap("dotnet").WithArguments([
            RepositoryLayout.ProgramAssembly, "--prompt", "x", "--model-path", ProgramRun.Model, "--max-tokens", "4",
            "--warmup", "auto", "--iterations", "1000000"]);

        string? allowed = null;
        try
        {
            int process = 0;
            await foreach (CommandEvent happened in program.ListenAsync(ended.Token))
            {
                process = happened is StartedCommandEvent started ? started.ProcessId : process;
                if (happened is StandardOutputCommandEvent { Text: var line } && line.StartsWith("ITERATION 2/", StringComparison.Ordinal))
                {
                    allowed = ProcessorsOf($"{process}");
                    await ended.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It was stopped once it had said enough.
        }

        allowed.Should().NotBeNull().And.Be(ProcessorsOf("self"));
    }

    private static string ProcessorsOf(string process) =>
        File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal));
}
