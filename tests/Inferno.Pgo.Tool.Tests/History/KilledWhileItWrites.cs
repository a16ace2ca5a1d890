using System.Diagnostics;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests.History;

/// <summary>Real processes that write to one history, killed or at the same time.</summary>
public sealed class KilledWhileItWrites : IDisposable
{
    // Milliseconds; a child that does not end would be waited for without one.
    private const int Limit = 300_000;
    private const int Runs = 60;
    private const int Pairs = 2000;

    private readonly Workspace _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = Limit)]
    public async Task Loses_at_most_the_run_that_was_being_written()
    {
        _folder.Write("runs.jsonl", Lines(0, Runs));
        int killed = 0;
        for (int after = 1; after <= 16; after += 5)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            string history = $"killed-{after}.db";
            IReadOnlyList<string> said = await KillAfterAsync(after, history);

            string[] kept = await KeptAsync(history);

            kept.Length.Should().BeInRange(said.Count, said.Count + 1, "what was said to be added is on the disk");
            kept.Should().Equal(Enumerable.Range(0, kept.Length).Select(Nights.Id));
            killed += kept.Length < Runs ? 1 : 0;
            CommandRun rest =
                await CommandRun.ToolAsync(_folder.Root, "history", "import", "runs.jsonl", "--history", history);
            rest.Output.Split('\n').Count(line => line.StartsWith("added ", StringComparison.Ordinal))
                .Should().Be(Runs - kept.Length);
        }

        killed.Should().BePositive("a child that is always faster than the kill proves nothing");
    }

    [Fact]
    public async Task Several_processes_lose_nothing()
    {
        int[] writers = [0, 1, 2, 3];
        foreach (int writer in writers)
        {
            _folder.Write($"runs-{writer}.jsonl", Lines(5 * writer, 10));
        }

        CommandRun[] imports = await Task.WhenAll(writers.Select(writer =>
            CommandRun.ToolAsync(_folder.Root, "history", "import", $"runs-{writer}.jsonl", "--history", "shared.db")));

        imports.Should().OnlyContain(run => run.ExitCode == 0);
        (await KeptAsync("shared.db")).Should().Equal(Enumerable.Range(0, 25).Select(Nights.Id));
    }

    private static string Lines(int from, int count) =>
        string.Concat(Enumerable.Range(from, count).Select(night => Nights.Line(night, pairs: Pairs) + "\n"));

    /// <summary>Kills an import (SIGKILL) once it has said that so many runs are added; returns all that it said.</summary>
    private async Task<IReadOnlyList<string>> KillAfterAsync(int runs, string history)
    {
        string tool = RepositoryLayout.OutputOf(Path.Combine("src", "Inferno.Pgo.Tool"), "inferno-pgo.dll");
        using Process child = Process.Start(new ProcessStartInfo(
            "dotnet", [tool, "history", "import", "runs.jsonl", "--history", history])
        {
            WorkingDirectory = _folder.Root,
            RedirectStandardOutput = true,
        })!;
        List<string> said = [];
        while (await child.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            said.Add(line);
            if (said.Count == runs)
            {
                child.Kill();
            }
        }

        await child.WaitForExitAsync(Cancellation);
        return said;
    }

    /// <summary>Names of the runs in <paramref name="history"/>, each of which must be whole.</summary>
    private async Task<string[]> KeptAsync(string history)
    {
        CommandRun pairs = await CommandRun.ToolAsync(
            _folder.Root, "history", "export", "--format", "csvpairs", "--history", history);
        pairs.ExitCode.Should().Be(0, pairs.Error);
        IGrouping<string, string>[] runs = [.. pairs.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .GroupBy(line => line.Split(',')[0])];
        runs.Should().OnlyContain(run => run.Count() == Pairs);
        return [.. runs.Select(run => run.Key)];
    }
}
