using System.Net;
using System.Net.Sockets;
using CliWrap;
using CliWrap.Buffered;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests;

/// <summary>`inferno-pgo train` of a program that does not end.</summary>
public sealed class StoppingATraining : IDisposable
{
    private static readonly string Program =
        RepositoryLayout.OutputOf(Path.Combine("tests", "fixtures", "programs", "Endless"), "Endless.dll");

    private readonly Workspace _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>As a service manager or a job's time limit ends it; Ctrl-C takes the same way.</summary>
    [Fact]
    public async Task A_signal_to_the_command_ends_the_program_and_keeps_its_trace()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals");
        Uri address = FreeAddress();
        CommandTask<BufferedCommandResult> training = CommandRun
            .ToolCommand(_folder.Root, "train", "-o", "a.nettrace", "--", "dotnet", Program, "serve", "--urls", address.ToString())
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(Stop);
        await WorkAsync(address, training.Task);

        _ = await Cli.Wrap("kill").WithArguments(["-TERM", $"{training.ProcessId}"]).ExecuteAsync(Stop);

        BufferedCommandResult result = await training;
        result.ExitCode.Should().Be(0, result.StandardError);
        result.StandardOutput.Trim().Should().Be(_folder.PathOf("a.nettrace"));
        (await CommandRun.ToolAsync(_folder.Root, "profile", "create", "a.nettrace", "--output", "a.mibc")).ExitCode.Should().Be(0);
        (await CommandRun.ToolAsync(_folder.Root, "profile", "dump", "a.mibc")).Output.Should().Contain("Endless.Work::Loop");
    }

    [Fact]
    public async Task A_line_of_the_program_ends_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals");

        CommandRun run = await CommandRun.ToolAsync(
            _folder.Root, "train", "--stop-when", "after round 2", "--timeout", "120", "-o", "a.nettrace", "--", "dotnet", Program, "loop");

        run.ExitCode.Should().Be(0, run.All);
        File.Exists(_folder.PathOf("a.nettrace")).Should().BeTrue();
    }

    [Fact]
    public async Task A_signal_that_would_not_arrive_is_refused_before_the_program_is_started()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals");
        string tool = RepositoryLayout.OutputOf(Path.Combine("src", "Inferno.Pgo.Tool"), "inferno-pgo.dll");

        CommandRun run = await CommandRun.StartAsync(
            "sh", _folder.Root,
            "-c", "trap '' INT; exec \"$@\"", "sh", "dotnet", tool, "train", "--stop-when", "after round 2", "--stop-signal", "SIGINT", "-o", "a.nettrace",
            "--", "dotnet", Program, "loop");

        run.ExitCode.Should().NotBe(0);
        run.Error.Should().Contain("SIGINT is ignored here and so by the program").And.Contain("stop it by SIGTERM");
        File.Exists(_folder.PathOf("a.nettrace")).Should().BeFalse();
    }

    [Fact]
    public async Task What_fails_late_is_kept_on_demand()
    {
        CommandRun run = await CommandRun.ToolAsync(_folder.Root, "train", "--keep-failed", "-o", "a.nettrace", "--", "dotnet", Program, "fail");

        run.ExitCode.Should().Be(0, run.All);
        run.Error.Should().Contain("Kept although the program ended with exit code 3.");
    }

    [Theory]
    [InlineData("expected either a command after --, or --attach PID (see --help)", "train")]
    [InlineData("expected either a command after --, or --attach PID (see --help)", "train", "--attach", "1", "--", "dotnet", "App.dll")]
    [InlineData("--attach: the process's output and children are not ours, so --stop-when and --program mean nothing (see --help)", "train", "--attach", "1", "--stop-when", "done")]
    [InlineData("--stop-after: 0 is no time; expected seconds, more than 0 and at most 86400 (see --help)", "train", "--stop-after", "0", "--", "dotnet", "App.dll")]
    [InlineData("--stop-signal: 'SIGKILL' not recognized; expected one of SIGTERM, SIGINT (see --help)", "train", "--stop-signal", "SIGKILL", "--", "dotnet", "App.dll")]
    public async Task A_mistake_is_one_line(string line, params string[] arguments)
    {
        CommandRun run = await CommandRun.ToolAsync(_folder.Root, arguments);

        run.ExitCode.Should().Be(4);
        run.Error.Should().Be($"inferno-pgo: {line}\n");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task WorkAsync(Uri address, Task program)
    {
        using HttpClient client = new();
        while (!program.IsCompleted)
        {
            try
            {
                _ = await client.GetStringAsync(new Uri(address, "work"), Stop);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(200, Stop);
            }
        }
    }

    private static Uri FreeAddress()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }
}
