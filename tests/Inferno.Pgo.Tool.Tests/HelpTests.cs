namespace Inferno.Pgo.Tool.Tests;

public sealed class HelpTests
{
    [Fact]
    public async Task Of_the_tool_gives_each_command_its_first_paragraph_only()
    {
        CommandRun run = await HelpAsync();

        run.ExitCode.Should().Be(0, run.All);
        run.Output.Should().Contain("init <project>").And.Contain("Start with `inferno-pgo init PROJECT`");
        run.Output.Should().NotContain("Examples:");
    }

    [Theory]
    [InlineData("init")]
    [InlineData("build")]
    [InlineData("verify")]
    [InlineData("export")]
    [InlineData("compare")]
    [InlineData("bisect")]
    [InlineData("train")]
    [InlineData("profile", "create")]
    [InlineData("profile", "merge")]
    [InlineData("profile", "dump")]
    [InlineData("profile", "compare")]
    [InlineData("profile", "coverage")]
    [InlineData("run")]
    [InlineData("gate")]
    [InlineData("nightly")]
    [InlineData("pin")]
    [InlineData("doctor")]
    [InlineData("sweep")]
    [InlineData("aa")]
    public async Task Of_a_command_teaches_by_examples_and_says_its_exit_codes(params string[] command)
    {
        CommandRun run = await HelpAsync(command);

        run.Output.Should().Contain("Examples:").And.Contain($"inferno-pgo {string.Join(' ', command)}")
            .And.MatchRegex(@"Exit\s+codes:\s+0 ");
    }

    [Theory]
    [InlineData("--mode: 'foo' not recognized; expected one of dynamic, readytorun, nativeaot, all (see --help)", "gate", "--mode", "foo")]
    [InlineData("--seed: 'x' not recognized; expected a whole number (see --help)", "gate", "--seed", "x")]
    [InlineData("--tier: 'x' not recognized; expected one of Full, Gate (see --help)", "run", "--tier", "x")]
    [InlineData("--minutes: 'x' not recognized; expected a number, such as 0.5 (see --help)", "aa", "--minutes", "x")]
    [InlineData("Unrecognized command or argument 'foo' (see --help)", "foo")]
    [InlineData("nope holds no report.json; expected the folder of a run that came to a verdict, such as artifacts/pgo/runs/ID", "report", "nope")]
    public async Task Of_a_mistake_is_one_line(string line, params string[] arguments)
    {
        CommandRun run = await CommandRun.ToolAsync(AppContext.BaseDirectory, arguments);

        run.ExitCode.Should().Be(4);
        run.Output.Should().BeEmpty();
        run.Error.Should().Be($"inferno-pgo: {line}\n");
    }

    private static Task<CommandRun> HelpAsync(params string[] command) =>
        CommandRun.ToolAsync(AppContext.BaseDirectory, [.. command, "--help"]);
}
