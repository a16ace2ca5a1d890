namespace Inferno.Pgo.Tool.Tests;

public sealed class InitCommandTests : IDisposable
{
    private readonly Workspace _folder = new();

    public InitCommandTests() => _folder.Write(
        "App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Writes_a_configuration_once_and_says_what_comes_next()
    {
        CommandRun first = await CommandRun.ToolAsync(_folder.Root, "init", "App.csproj");
        CommandRun second = await CommandRun.ToolAsync(_folder.Root, "init", "App.csproj");

        first.ExitCode.Should().Be(0, first.All);
        first.Output.Trim().Should().EndWith("pgo.json");
        first.Error.Should().Contain("inferno-pgo build --mode all");
        second.ExitCode.Should().Be(4);
        second.Error.Should().Contain("exists already").And.NotContain("   at ");
    }

    [Fact]
    public async Task Is_what_the_other_commands_name_where_there_is_no_configuration()
    {
        CommandRun run = await CommandRun.ToolAsync(_folder.Root, "verify");

        run.ExitCode.Should().Be(4);
        run.Error.Should().Contain("inferno-pgo init PROJECT");
    }
}
