using System.Text.Json;

namespace Inferno.Pgo.Tool.Tests;

/// <summary><c>inferno-pgo compare --metric batches</c> on scripted programs that take part in rounds, or do not.</summary>
public sealed class ComparingInLiveRounds : IDisposable
{
    private static readonly string[] Ten = [Serving("0.01001"), Serving("0.01002"), Serving("0.00999")];
    private static readonly string[] Nine = [Serving("0.00902"), Serving("0.009"), Serving("0.00901"), Serving("0.00899")];

    private readonly Workspace _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(15)]
    [InlineData(4, "--batches", "4")]
    public async Task Says_the_gain_and_writes_every_batch(int batches, params string[] options)
    {
        CommandRun run = await CompareAsync(Ten, Nine, [.. options, "--seed", "7", "--json", "gain.json"]);

        run.ExitCode.Should().Be(0, run.All);
        run.Output.Should().Contain("Pass: 'gain > 0%' is proved by 10 pairs: gain +10.")
            .And.Contain($"median of a batch's time in seconds, of {batches} batches a round, lower is better")
            .And.NotContain("INF2057", "the program says itself whether it had settled");
        run.Error.Should().Contain("pair 1 of at most 10: 0.0").And.Contain("to the last");
        JsonElement[] launches = [.. (await PairsAsync()).Select(pair => pair.GetProperty("candidate"))];
        launches.Should().HaveCount(10).And.OnlyContain(launch =>
            launch.GetProperty("batches").GetArrayLength() == batches
            && launch.GetProperty("isSettled").GetBoolean() && launch.GetProperty("result").GetString() == "a");
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

    [Theory]
    [InlineData("digest=b", "Invalid: INF2001 the builds computed different outputs (baseline a, candidate b)")]
    [InlineData("settled=false", "Invalid: INF2003 10 of 20 warm launches did not settle")]
    public async Task Gives_no_verdict_where_a_build_computes_something_else_or_has_not_settled(string setting, string verdict)
    {
        CommandRun run = await CompareAsync(Ten, [.. Nine.Select(line => $"{line} {setting}")], "--gain-above", "0");

        run.ExitCode.Should().Be(3, run.All);
        run.Output.Should().Contain(verdict).And.NotContain("proved");
    }

    [Fact]
    public async Task Gives_no_verdict_where_one_build_computes_this_and_then_that()
    {
        CommandRun run = await CompareAsync(Ten, [.. Nine, $"{Nine[0]} digest=b"]);

        run.ExitCode.Should().Be(3, run.All);
        run.Output.Should().Contain("Invalid: INF2002 the candidate computed 2 different outputs");
    }

    [Fact]
    public async Task Does_a_round_again_in_which_a_build_dies()
    {
        string[] launches = [.. Enumerable.Range(0, 10).Select(launch => Nine[launch % Nine.Length])];

        CommandRun run = await CompareAsync(Ten, ["once\nread\nexit 3", .. launches], "--json", "gain.json");

        run.ExitCode.Should().Be(0, run.All);
        using JsonDocument json = await JsonAsync();
        JsonElement voided = json.RootElement.GetProperty("voids").EnumerateArray().Should().ContainSingle().Subject;
        voided.GetProperty("build").GetString().Should().Be("candidate");
        voided.GetProperty("failure").GetString().Should().Be("Crashed");
        json.RootElement.GetProperty("pairs").GetArrayLength().Should().Be(10);
    }

    [Fact]
    public async Task Gives_no_verdict_where_more_than_one_round_in_ten_dies()
    {
        CommandRun run = await CompareAsync(Ten, ["now and then\nread\nexit 3", Nine[0], Nine[1], Nine[2]]);

        run.ExitCode.Should().Be(3, run.All);
        run.Output.Should().Contain("Invalid: INF2004");
    }

    [Theory]
    [InlineData("always\nread\nerror out of luck\nexit 3", "60", "*exited with 3*command: *candidate*exit code: 3*out of luck*")]
    [InlineData("never\nread\nhang", "1", "*killed after its timeout of 2 s*command: *candidate*")]
    [InlineData("odd\nread\nprint @inferno {\"kind\":\"batch\"}\nhang", "60", "*'settle ' was answered by '@inferno *expected one answer of the kind ready*")]
    public async Task Gives_up_on_a_build_that_never_serves(string script, string timeout, string message)
    {
        CommandRun run = await CompareAsync(Ten, [script], "--timeout", timeout);

        run.ExitCode.Should().Be(4, run.All);
        run.Error.Should().Match(message).And.NotContain("   at ");
        run.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Says_in_one_line_that_a_program_takes_no_part()
    {
        CommandRun run = await CompareAsync(Ten, ["took 9 ms"]);

        run.ExitCode.Should().Be(4, run.All);
        run.Error.Trim().Split('\n').Should().ContainSingle().Which.Should().Match(
            "inferno-pgo: the candidate takes no part in rounds: *DummyChild ended without an answer; have it measured by the package "
            + "Inferno.Measured, or leave out --metric batches to measure its wall time");
    }

    // The first line of a script is printed: what a program says beside its answers is its own.
    private static string Serving(string seconds) => $"starting up\nserve {seconds}";

    private Task<CommandRun> CompareAsync(string[] baseline, string[] candidate, params string[] options) => CommandRun.ToolAsync(
        _folder.Root,
        [
            "compare", _folder.AddChild("baseline", baseline), _folder.AddChild("candidate", candidate),
            "--metric", "batches", "--pairs", "10", .. options,
        ]);

    private async Task<JsonDocument> JsonAsync() => JsonDocument.Parse(
        await File.ReadAllTextAsync(_folder.PathOf("gain.json"), TestContext.Current.CancellationToken));

    private async Task<JsonElement[]> PairsAsync()
    {
        using JsonDocument json = await JsonAsync();
        return [.. json.RootElement.Clone().GetProperty("pairs").EnumerateArray()];
    }
}
