using System.Text.Json;

namespace Inferno.Pgo.Tool.Tests;

public sealed class CompareCommandTests : IDisposable
{
    private static readonly string[] Ten = ["took 10.01 ms", "took 10.02 ms", "took 9.99 ms"];
    private static readonly string[] Nine = ["took 9.02 ms", "took 9.00 ms", "took 9.01 ms", "took 8.99 ms"];

    private readonly Workspace _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Says_the_gain_and_writes_every_value()
    {
        CommandRun run = await CompareAsync(Ten, Nine, "--seed", "7", "--json", "results/gain.json");

        run.ExitCode.Should().Be(0, run.All);
        run.Output.Should().Contain("Pass: 'gain > 0%' is proved by 10 pairs: gain +10.").And.Contain("--seed 7");
        run.Error.Should().Contain("pair 1 of at most 10").And.Contain("to the last");
        using JsonDocument json = JsonDocument.Parse(await File.ReadAllTextAsync(
            _folder.PathOf("results", "gain.json"), TestContext.Current.CancellationToken));
        json.RootElement.GetProperty("pairs").GetArrayLength().Should().Be(10);
    }

    [Theory]
    [InlineData("5", 0, "Pass:")]
    [InlineData("15", 1, "Fail:")]
    [InlineData("9.98", 2, "Inconclusive:")]
    public async Task Exits_as_the_asked_for_gain_is_proved_refuted_or_undecided(string percent, int exitCode, string verdict)
    {
        CommandRun run = await CompareAsync(Ten, Nine, "--gain-above", percent);

        run.ExitCode.Should().Be(exitCode, run.All);
        run.Output.Should().Contain(verdict);
    }

    [Fact]
    public async Task Exits_with_the_verdict_and_a_warning_where_the_values_cannot_be_written()
    {
        Directory.CreateDirectory(_folder.PathOf("results"));

        CommandRun run = await CompareAsync(Ten, Nine, "--gain-above", "15", "--json", "results");

        run.ExitCode.Should().Be(1, run.All);
        run.Output.Should().Contain("Fail:");
        run.Error.Should().Contain("inferno-pgo: warning: --json results could not be written: ");
    }

    [Fact]
    public async Task Exits_with_3_where_the_values_are_worthless()
    {
        CommandRun run = await CompareAsync(["took 10 ms"], ["took 9 ms"]);

        run.ExitCode.Should().Be(3, run.All);
        run.Output.Should().Contain("Invalid: INF2006");
    }

    [Fact]
    public async Task Gives_no_verdict_on_launches_that_had_not_settled()
    {
        CommandRun run = await CompareAsync(
            [.. Ten.Select(line => string.Join("\nprint ", Enumerable.Repeat(line, 12)))],
            [.. Nine.Select((line, launch) => string.Join("\nprint ", Enumerable.Range(0, 12).Select(batch =>
                batch < 9 ? $"took {71 + batch + (.1 * launch):F1} ms" : line)))],
            "--gain-above", "0");

        run.ExitCode.Should().Be(3, run.All);
        run.Output.Should().Contain("Invalid: INF2003 10 of 20 warm launches did not settle").And.NotContain("refuted");
    }

    [Fact]
    public async Task Says_that_nobody_saw_a_launch_settle_that_gave_one_number() =>
        (await CompareAsync(Ten, Nine)).Output.Should().Contain("INF2057 warning: each launch gave one number");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Launches_from_fresh_copies_unless_asked_to_launch_in_place(bool inPlace)
    {
        string baseline = _folder.AddChild("baseline", [.. Ten.Select(line => $"{line}\nplace")]);
        string candidate = _folder.AddChild("candidate", [.. Nine.Select(line => $"{line}\nplace")]);

        CommandRun run = await CommandRun.ToolAsync(
            _folder.Root,
            ["compare", baseline, candidate, "--metric", "took ([0-9.]+) ms", "--pairs", "10", .. inPlace ? ["--in-place"] : Array.Empty<string>()]);

        run.ExitCode.Should().Be(0, run.All);
        string[] places = [.. (await File.ReadAllLinesAsync(_folder.PathOf("baseline", "places"), TestContext.Current.CancellationToken)).Distinct()];
        places.Should().OnlyContain(place => place.StartsWith(_folder.Root, StringComparison.Ordinal) == inPlace);
        places.Should().OnlyContain(place => Directory.Exists(place) == inPlace, "copies are removed in the end");
    }

    [Fact]
    public async Task Refuses_to_copy_a_folder_of_ten_thousand_files_and_says_the_way_out()
    {
        string child = _folder.AddChild("child", Ten);
        for (int file = 0; file <= 10_000; file++)
        {
            _folder.Write(Path.Combine("child", $"{file}"), "");
        }

        CommandRun run = await CommandRun.ToolAsync(_folder.Root, ["compare", child, child]);

        run.ExitCode.Should().Be(4);
        run.Error.Should().Match("inferno-pgo: *child holds more than 10000 files, too much to copy for each launch*--in-place*");
    }

    [Theory]
    [InlineData("*no-such-program is not there; name an executable file*", "no-such-program", "no-such-program")]
    [InlineData("*is a folder; name the executable in it*", ".", ".")]
    [InlineData("*'(' is no regular expression*", "text", "text", "--metric", "(")]
    [InlineData("*--pairs: expected one of 10, 15, 20, 30, 40, found 12*", "text", "text", "--pairs", "12")]
    [InlineData("*--gain-above: expected 0 to below 100 per cent, found 100*", "text", "text", "--gain-above", "100")]
    [InlineData("*--timeout: expected seconds above 0*found 0*", "text", "text", "--timeout", "0")]
    [InlineData("*--batches: expected 1 to 10000, found 0*", "text", "text", "--metric", "batches", "--batches", "0")]
    [InlineData("*--batches: expected together with --metric batches only*", "text", "text", "--batches", "5")]
    [InlineData("*--same: not with --metric batches*", "text", "text", "--metric", "batches", "--same", "x")]
    [InlineData("*--higher-is-better: not with --metric batches*", "text", "text", "--metric", "batches", "--higher-is-better")]
    [InlineData("*the child could not be started*command: *text*", "text", "text")]
    public async Task Refuses_bad_input_with_what_to_do(string message, params string[] arguments)
    {
        _folder.Write("text", "no program");

        CommandRun run = await CommandRun.ToolAsync(_folder.Root, ["compare", .. arguments]);

        run.ExitCode.Should().Be(4);
        run.Error.Should().Match($"inferno-pgo: {message}").And.NotContain("   at ");
        run.Output.Should().BeEmpty();
    }

    private Task<CommandRun> CompareAsync(string[] baseline, string[] candidate, params string[] options) =>
        CommandRun.ToolAsync(
            _folder.Root,
            [
                "compare", _folder.AddChild("baseline", baseline), _folder.AddChild("candidate", candidate),
                "--metric", "took ([0-9.]+) ms", "--pairs", "10", .. options,
            ]);
}
