namespace Inferno.Pgo.Tool.Tests;

[Collection(ScriptedProgramTests.Name)]
public sealed class PinCommandTests
{
    private readonly ScriptedProgram _program;

    public PinCommandTests(ScriptedProgram program)
    {
        _program = program;
        program.RemovePins();
    }

    [Fact]
    public async Task Pins_the_builds_that_lie_there_lists_them_and_removes_them()
    {
        CommandRun pinned = await PinAsync();
        string digest = Path.GetFileName(_program.Pins.Single());
        CommandRun listed = await PinAsync("--list");
        CommandRun removed = await PinAsync("--remove", digest[..8]);
        CommandRun none = await PinAsync("--list");

        pinned.Output.Should().StartWith($"dynamic {digest[..12]}, commit ");
        listed.Output.Should().MatchRegex($@"\| {digest[..12]} \| dynamic \| [0-9a-f]{{12}} \| [-0-9: ]{{16}} +\| reference +\|");
        removed.Output.Should().Be($"removed {digest}\n");
        none.Output.Should().StartWith("No build is pinned");
    }

    [Fact]
    public async Task Shows_a_damaged_pin_and_exits_with_4()
    {
        await PinAsync("dynamic");
        await File.AppendAllTextAsync(
            Path.Combine(_program.Pins.Single(), "manifest.json"), "rot", TestContext.Current.CancellationToken);

        CommandRun listed = await PinAsync("--list");

        listed.ExitCode.Should().Be(4);
        listed.Output.Should().Contain("**damaged**").And.Contain("they are not what was pinned; remove it with");
        await PinAsync("--remove", Path.GetFileName(_program.Pins.Single()));
    }

    [Fact]
    public async Task Pins_what_a_run_measured_as_long_as_it_lies_there()
    {
        CommandRun run = await _program.MeasureAsync("gate", _program.Model("baseline 10.00 10.02 9.98 10.01 9.99 10.03 9.97", "pgo 8.00 8.01 7.99 8.02 7.98"));
        string id = Path.GetFileName(_program.Runs[^1]);
        CommandRun pinned = await PinAsync(id);
        string report = Path.Combine(_program.Runs[^1], "report.json");
        string text = await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken);
        int digest = text.IndexOf("\"manifestDigest\": \"", StringComparison.Ordinal) + "\"manifestDigest\": \"".Length;
        await File.WriteAllTextAsync(report, text[..digest] + "0000" + text[(digest + 4)..], TestContext.Current.CancellationToken);

        CommandRun since = await PinAsync(id);

        run.ExitCode.Should().Be(0, run.All);
        pinned.ExitCode.Should().Be(0, pinned.All);
        since.ExitCode.Should().Be(4);
        since.Error.Should().Contain($"no longer holds what run {id} measured");
        await PinAsync("--remove", Path.GetFileName(_program.Pins.Single()));
    }

    [Theory]
    [InlineData("*'no-such-run' is neither a mode nor a run that came to its end*", "no-such-run")]
    [InlineData("*'fast' is no mode, expected dynamic, readytorun, nativeaot*", "dynamic", "fast")]
    [InlineData("*run inferno-pgo build*", "nativeaot")]
    [InlineData("*contradict each other*", "dynamic", "--list")]
    [InlineData("*'12' names 0 pins*at least 6 digits*", "--remove", "12")]
    public async Task Refuses_bad_input_with_what_to_do(string message, params string[] arguments)
    {
        CommandRun run = await PinAsync(arguments);

        run.ExitCode.Should().Be(4, run.All);
        run.Error.Should().Match($"inferno-pgo: {message}").And.NotContain("   at ");
    }

    private Task<CommandRun> PinAsync(params string[] arguments) => CommandRun.ToolAsync(_program.Root, ["pin", .. arguments]);
}
