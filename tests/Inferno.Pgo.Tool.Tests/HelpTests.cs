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
    [InlineData("compare")]
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

    private static Task<CommandRun> HelpAsync(params string[] command) =>
        CommandRun.ToolAsync(AppContext.BaseDirectory, [.. command, "--help"]);
}
