using System.Diagnostics;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.Runs;

/// <summary>A run whose parent is killed, as <c>dotnet test</c> may be, and leaves it behind.</summary>
public sealed class LosingItsParent : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-orphan-");
    private readonly DummyProgram _hanging = new("baseline", [["hang"]]);

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _hanging.Dispose();
    }

    [Fact]
    public async Task Ends_it_and_the_launch_in_flight()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not tell a process that its parent is gone.");
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        using Process shell = Start();
        while (!Hanging().Any())
        {
            shell.HasExited.Should().BeFalse();
            await Task.Delay(50, limit.Token);
        }

        shell.Kill();

        // The pipe, which the run inherited, has its end when the run has ended too.
        (await shell.StandardOutput.ReadToEndAsync(limit.Token)).Should().BeEmpty();
        Hanging().Should().BeEmpty();
    }

    [Theory]
    [InlineData(true, "--server", "dotnettestcli", "--dotnet-test-pipe", "/tmp/pipe")]
    [InlineData(false, "--filter-class", "*")]
    public void Ends_test_hosts_that_dotnet_test_started_and_not_those_of_a_shell(bool watches, params string[] arguments)
    {
        using Inferno.Measuring.Runs.ParentWatch? watch = Inferno.Measuring.Runs.ParentWatch.OfTestHost(arguments);

        (watch is not null).Should().Be(watches);
    }

    // A second command keeps the shell from becoming the first.
    private Process Start() => Process.Start(
        new ProcessStartInfo("sh",
        [
            "-c", "\"$@\"; exit 1", "sh", "dotnet", RepositoryLayout.JournaledRun, Path.Combine(_folder.FullName, "launches.jsonl"),
            _hanging.Build.Executable, _hanging.Build.Executable,
        ])
        {
            RedirectStandardOutput = true,
        })!;

    private IEnumerable<int> Hanging()
    {
        foreach (Process process in Process.GetProcessesByName(Path.GetFileName(_hanging.Build.Executable)))
        {
            using (process)
            {
                if (ExecutableOf(process) == _hanging.Build.Executable)
                {
                    yield return process.Id;
                }
            }
        }
    }

    private static string? ExecutableOf(Process process)
    {
        try
        {
            return process.MainModule?.FileName;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null; // it has ended meanwhile, or is somebody else's
        }
    }
}
