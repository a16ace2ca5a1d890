using System.Collections.Concurrent;

namespace Inferno.Pgo.Tool.Tests.Documentation;

public sealed class DocumentedCommands
{
    private static readonly ConcurrentDictionary<string, Task<CommandRun>> Helps = new(StringComparer.Ordinal);

    public static TheoryData<string> Pages => [.. DocumentedCommand.ReadAll().Select(command => command.Page).Distinct()];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Exist_with_every_option_that_a_page_gives_them(string page)
    {
        foreach (DocumentedCommand command in DocumentedCommand.ReadAll().Where(command => command.Page == page))
        {
            CommandRun help = await HelpAsync(command.Path);

            UsageOf(help).Should().StartWith($"inferno-pgo {string.Join(' ', command.Path)} ", "{0}", command);
            command.Options.Where(option => !help.Output.Contains(option, StringComparison.Ordinal))
                .Should().BeEmpty("{0}", command);
        }
    }

    [Fact]
    public async Task That_do_not_exist_are_seen()
    {
        DocumentedCommand command = DocumentedCommand.ReadPage("page", "run `inferno-pgo profile nonsense --x`").Single();

        command.Path.Should().Equal("profile", "nonsense");
        command.Options.Should().Equal("--x");
        UsageOf(await HelpAsync(command.Path)).Should().NotContain("nonsense");
    }

    // The help of a command that does not exist is that of the one above it.
    private static string UsageOf(CommandRun help)
    {
        string[] lines = help.Output.ReplaceLineEndings("\n").Split('\n');
        return $"{lines[Array.IndexOf(lines, "Usage:") + 1].Trim()} ";
    }

    private static Task<CommandRun> HelpAsync(IReadOnlyList<string> path) => Helps.GetOrAdd(
        string.Join(' ', path), _ => CommandRun.ToolAsync(AppContext.BaseDirectory, [.. path, "--help"]));
}
