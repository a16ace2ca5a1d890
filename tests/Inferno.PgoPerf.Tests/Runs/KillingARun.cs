using System.Diagnostics;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.Runs;

/// <summary>A real process that measures real rounds, killed at any moment with no chance to clean up.</summary>
public sealed class KillingARun : IDisposable
{
    // Milliseconds; a child that does not end would be waited for without one.
    private const int Limit = 300_000;
    private const int Rounds = 10;
    private const int Kills = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-kill-");
    private readonly DummyProgram _baseline = Child("baseline", .004);
    private readonly DummyProgram _candidate = Child("pgo", .003);

    private string Journal => Path.Combine(_folder.FullName, "rounds.jsonl");

    private int Recorded => File.Exists(Journal) ? ReadShared(Journal).Count(letter => letter == '\n') : 0;

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _baseline.Dispose();
        _candidate.Dispose();
    }

    [Fact(Timeout = Limit)]
    public async Task Loses_the_round_in_flight_and_nothing_else()
    {
        Random random = new(20261124);
        for (int kill = 1; kill <= Kills; kill++)
        {
            await KillAsync(atRound: Recorded + random.Next(1, 3), TimeSpan.FromMilliseconds(random.Next(100)));
            _candidate.Launches.Should().BeInRange(Recorded, Recorded + kill);
        }

        using Process run = Start();
        string outcome = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        outcome.Trim().Should().Be("Pass 10");
        Recorded.Should().Be(Rounds);
        _candidate.Launches.Should().BeInRange(Rounds, Rounds + Kills);
    }

    private async Task KillAsync(int atRound, TimeSpan later)
    {
        using Process run = Start();
        Stopwatch waited = Stopwatch.StartNew();
        while (Recorded < atRound)
        {
            run.HasExited.Should().BeFalse("the run has {0} of {1} rounds", Recorded, Rounds);
            waited.Elapsed.Should().BeLessThan(Patience);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await Task.Delay(later, TestContext.Current.CancellationToken);
        run.Kill();
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private Process Start() => Process.Start(
        new ProcessStartInfo("dotnet", [RepositoryLayout.JournaledRun, Journal, _baseline.Build.Executable, _candidate.Build.Executable])
        {
            RedirectStandardOutput = true,
        })!;

    private static DummyProgram Child(string name, double wall) =>
        new(name, [.. new[] { 1.0, 1.01, .99, 1.02, .98 }.Select(factor => DummyProgram.Serving(factor * wall))]);

    private static string ReadShared(string path)
    {
        using StreamReader reader = new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
