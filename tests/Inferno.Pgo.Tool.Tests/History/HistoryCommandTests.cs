using System.Text.Json;

namespace Inferno.Pgo.Tool.Tests.History;

public sealed class HistoryCommandTests : IDisposable
{
    private readonly Workspace _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Imports_once_lists_and_shows()
    {
        _folder.Write("runs.jsonl", $"{Nights.Line(1)}\n{Nights.Line(2)}\n");

        CommandRun first = await HistoryAsync("import", "runs.jsonl");
        CommandRun second = await HistoryAsync("import", "runs.jsonl");
        CommandRun list = await HistoryAsync("list", "--scenario", "warm");
        CommandRun show = await HistoryAsync("show", "night-0002");

        (first.ExitCode, first.Output).Should().Be((0, "added night-0001\nadded night-0002\n"), first.All);
        (second.ExitCode, second.Output).Should().Be((0, "known night-0001\nknown night-0002\n"), second.All);
        list.Output.Should().MatchRegex(
            @"night-0001 \| 2026-01-02 02:00 +\| 0001eeeeee \| [0-9a-f]{12} \| dynamic \| Pass \+9\.5%");
        show.Output.Should().Contain("Run night-0002, 2026-01-03 02:00 UTC, commit 0002eeeeee, seed 2")
            .And.Contain("| warm/short | Pass ");
    }

    [Fact]
    public async Task What_it_exports_another_history_imports_without_loss()
    {
        _folder.Write("runs.jsonl", Nights.Shifted(5, 3));
        await HistoryAsync("import", "runs.jsonl");

        await HistoryAsync("export", "--output", "first.jsonl");
        await HistoryAsync("import", "first.jsonl", "--history", "other.db");
        CommandRun again = await HistoryAsync("export", "--history", "other.db");

        string exported = await ReadAsync(_folder.PathOf("first.jsonl"));
        again.Output.Should().Be(exported).And.Contain("\"samples\":[{");
    }

    [Theory]
    [InlineData("csv", 2, "night-0001,2026-01-02T02:00:00.0000000Z,0001", ",Pass,,0.1,0.09000000000000001,0.11,3,0")]
    [InlineData("csvpairs", 4, "night-0001,2026-01-02T02:00:00.0000000Z,0001", ",3,BaselineFirst,0.01,0.009048374180359595")]
    public async Task Exports_a_table(string format, int lines, string starts, string ends)
    {
        _folder.Write("runs.jsonl", Nights.Line(1));
        await HistoryAsync("import", "runs.jsonl");

        string[] table = (await HistoryAsync("export", "--format", format)).Output.TrimEnd('\n').Split('\n');

        table.Should().HaveCount(lines);
        table[^1].Should().StartWith(starts).And.EndWith(ends);
        table.Select(line => line.Count(letter => letter == ',')).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task Prunes_only_when_it_is_told_to()
    {
        _folder.Write("runs.jsonl", Nights.Shifted(5, 3));
        await HistoryAsync("import", "runs.jsonl");

        CommandRun asked = await HistoryAsync("prune", "--keep", "2");
        CommandRun stillThere = await HistoryAsync("list");
        CommandRun done = await HistoryAsync("prune", "--keep", "2", "--yes");
        CommandRun left = await HistoryAsync("list");

        asked.Output.Should().Contain("night-0000").And.Contain("night-0002").And.NotContain("night-0003")
            .And.EndWith("would remove 3 of 5 runs; --yes does it\n");
        stillThere.Output.Should().Contain("night-0000");
        done.Output.Should().EndWith("removed 3 of 5 runs\n");
        left.Output.Should().NotContain("night-0002").And.Contain("night-0003");
    }

    [Fact]
    public async Task Shows_the_commits_between_which_a_gain_changed_and_draws_it()
    {
        _folder.Write("runs.jsonl", Nights.Shifted(40, 25));
        await HistoryAsync("import", "runs.jsonl");

        CommandRun trend = await HistoryAsync("trend", "--output", "out");

        trend.ExitCode.Should().Be(0, trend.All);
        trend.Output.Should().Contain("INF2071").And.Contain("between 0018eeeeee and 0019eeeeee");
        using JsonDocument json = JsonDocument.Parse(await ReadAsync(_folder.PathOf("out", "trend.json")));
        JsonElement change = json.RootElement.GetProperty("series")[0].GetProperty("changes")[0];
        change.GetProperty("firstAfter").GetProperty("runId").GetString().Should().Be("night-0025");
        string svg = await ReadAsync(Directory.GetFiles(_folder.PathOf("out"), "dynamic-warm-short-*.svg").Single());
        svg.Should().Contain("0018eeeeee .. 0019eeeeee").And.Contain("dynamic: warm/short");
        Directory.GetFiles(_folder.PathOf("out"), "*.tmp").Should().BeEmpty();
    }

    [Fact]
    public async Task Keeps_machines_apart()
    {
        _folder.Write("runs.jsonl", string.Concat(Enumerable.Range(0, 24).Select(night =>
            Nights.Line(night, night < 12 ? .12 : .06, kernel: night < 12 ? "6.1" : "6.2") + "\n")));
        await HistoryAsync("import", "runs.jsonl");

        CommandRun latest = await HistoryAsync("trend", "--output", "out");
        CommandRun all = await HistoryAsync("trend", "--output", "out", "--machine", "all");

        latest.Output.Should().MatchRegex(@"warm/short \| [0-9a-f]{12} \| 12 ").And.NotContain("INF2071")
            .And.Contain("INF2070 warning: runs night-0011 and night-0012 were measured on different machines: "
                + "kernel was 6.1 and is 6.2.");
        all.Output.Split('\n').Count(line => line.Contains("| warm/short |")).Should().Be(2);
    }

    [Theory]
    [InlineData("all", "none of the 3 runs measured a gain")]
    [InlineData(null, "none of the 3 runs on machine * measured a gain")]
    [InlineData("nowhere", "no run was measured on machine nowhere")]
    public async Task Says_so_where_no_run_measured_a_gain(string? machine, string message)
    {
        _folder.Write("runs.jsonl", string.Concat(Enumerable.Range(0, 3).Select(night =>
            Nights.Line(night).Replace("\"verdict\":\"Pass\"", "\"verdict\":\"Invalid\"", StringComparison.Ordinal) + "\n")));
        await HistoryAsync("import", "runs.jsonl");

        CommandRun trend = await HistoryAsync(["trend", "--output", "out", .. machine is null ? [] : new[] { "--machine", machine }]);

        trend.ExitCode.Should().Be(4);
        trend.Error.Should().Match($"inferno-pgo: {message}*inferno-pgo history *").And.NotContain("   at ");
        trend.Error.TrimEnd().Should().NotContain("\n");
        trend.Output.Should().BeEmpty();
        Directory.Exists(_folder.PathOf("out")).Should().BeFalse("nothing is written of nothing");
    }

    [Theory]
    [InlineData("*there is none yet*history import*", "list")]
    [InlineData("*no-such.jsonl holds no run; expected a folder with report.json*", "import", "no-such.jsonl")]
    [InlineData("*say with --keep N or --older-than DAYS*", "prune")]
    [InlineData("*--keep: expected a whole number from 0, found -1*", "prune", "--keep", "-1")]
    [InlineData("*--latest: expected a whole number from 1, found 0*", "list", "--latest", "0")]
    [InlineData("*the connection string of the history cannot be read*", "list", "--history", "Host=db;Colour=red")]
    [InlineData("*is 'none'; name a file or a connection string*", "list", "--history", "none")]
    public async Task Refuses_bad_input_with_what_to_do(string message, params string[] arguments)
    {
        CommandRun run = await HistoryAsync(arguments);

        run.ExitCode.Should().Be(4);
        run.Error.Should().Match($"inferno-pgo: {message}").And.NotContain("   at ");
        run.Output.Should().BeEmpty();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{\"id\":\"x\"}")]
    [InlineData("{\"id\":null,")]
    public async Task Names_the_line_that_is_no_run_and_imports_the_others(string line)
    {
        _folder.Write("good.jsonl", Nights.Line(1));
        _folder.Write("runs.jsonl", $"{Nights.Line(2)}\n\n{line}\n");

        CommandRun run = await HistoryAsync("import", "runs.jsonl", "good.jsonl");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Be("added night-0002\nadded night-0001\n");
        run.Error.Should()
            .Match("inferno-pgo: *runs.jsonl:3: found *, expected a run as inferno-pgo history export writes it*")
            .And.NotContain("   at ");
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show")]
    [InlineData("trend")]
    [InlineData("export")]
    [InlineData("import")]
    [InlineData("prune")]
    public async Task Its_help_teaches_by_examples_and_says_the_exit_codes(string command) =>
        (await HistoryAsync(command, "--help")).Output.Should()
            .Contain("Examples:").And.Contain($"inferno-pgo history {command}").And.Contain("Exit codes: 0 ");

    private static Task<string> ReadAsync(string path) =>
        File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

    private Task<CommandRun> HistoryAsync(params IEnumerable<string> arguments) =>
        CommandRun.ToolAsync(_folder.Root, ["history", .. arguments]);
}
