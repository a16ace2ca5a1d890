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
    public async Task Takes_the_only_project_of_the_folder()
    {
        CommandRun first = await CommandRun.ToolAsync(_folder.Root, "init");
        CommandRun second = await CommandRun.ToolAsync(_folder.Root, "init");
        Directory.CreateDirectory(_folder.PathOf("empty"));
        CommandRun none = await CommandRun.ToolAsync(_folder.PathOf("empty"), "init");
        _folder.Write("Other.fsproj", "<Project />");
        CommandRun several = await CommandRun.ToolAsync(_folder.Root, "init", "--output", "new.json");

        first.ExitCode.Should().Be(0, first.All);
        first.Output.Trim().Should().Be(_folder.PathOf("pgo.json"));
        second.ExitCode.Should().Be(4);
        second.Error.Should().Contain("exists already");
        none.ExitCode.Should().Be(4);
        none.Error.Should().Be("inferno-pgo: expected a project file, for this folder has none: inferno-pgo init PROJECT (see --help)\n");
        several.ExitCode.Should().Be(4);
        several.Error.Should().Be("inferno-pgo: expected one of App.csproj, Other.fsproj: inferno-pgo init PROJECT (see --help)\n");
    }

    [Fact]
    public async Task Adds_what_an_older_configuration_lacks_and_leaves_the_rest_as_it_is_written()
    {
        const string Old = "// mine\n{ // so\n  \"project\": \"App.csproj\", // of the app: \"scenarios\" {\n}\n";
        _folder.Write("pgo.json", Old);
        Directory.CreateDirectory(_folder.PathOf("deeper"));

        CommandRun refused = await CommandRun.ToolAsync(_folder.Root, "gate", "--dry-run", "--mode", "dynamic");
        CommandRun upgrade = await CommandRun.ToolAsync(_folder.PathOf("deeper"), "init", "--upgrade");
        CommandRun forecast = await CommandRun.ToolAsync(_folder.PathOf("deeper"), "gate", "--dry-run", "--mode", "dynamic");
        CommandRun again = await CommandRun.ToolAsync(_folder.Root, "init", "--upgrade");

        refused.ExitCode.Should().Be(4);
        refused.Error.Should().Contain("has no \"scenarios\"").And.Contain("inferno-pgo init --upgrade");
        upgrade.ExitCode.Should().Be(0, upgrade.All);
        upgrade.Error.Should().Contain("Added $schema and scenarios.");
        File.Exists(_folder.PathOf("pgo.schema.json")).Should().BeTrue();
        string upgraded = await File.ReadAllTextAsync(_folder.PathOf("pgo.json"), TestContext.Current.CancellationToken);
        upgraded.Should().StartWith("// mine\n{").And.EndWith(Old[Old.IndexOf(" // so", StringComparison.Ordinal)..]);
        forecast.ExitCode.Should().Be(0, forecast.All);
        forecast.Output.Should().Contain("process/typical").And.Contain("typical: slowdown < 5%, byte_copy: no difference");
        again.Error.Should().Contain("It lacked nothing.");
    }

    [Fact]
    public async Task Is_what_the_other_commands_name_where_there_is_no_configuration()
    {
        CommandRun run = await CommandRun.ToolAsync(_folder.Root, "verify");

        run.ExitCode.Should().Be(4);
        run.Error.Should().Contain("inferno-pgo init PROJECT");
    }
}
