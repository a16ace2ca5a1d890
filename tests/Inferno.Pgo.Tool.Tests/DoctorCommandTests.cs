using System.Text.Json;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task Checks_everything_and_says_what_it_comes_to()
    {
        CommandRun run = await DoctorAsync([]);

        run.ExitCode.Should().Be(0, run.All);
        string[] names = ["SDK", "linker", "processors", "clock", "other load", "frequency scaling", "processor limit", "memory", "free disk"];
        run.Output.Should().ContainAll(names).And.MatchRegex("Verdicts can be had here[.;]");
    }

    [Fact]
    public async Task Writes_the_same_as_json()
    {
        CommandRun run = await DoctorAsync([], "--json");

        using JsonDocument json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("checks").GetArrayLength().Should().Be(9);
    }

    [Fact]
    public async Task Exits_with_4_where_no_sdk_runs()
    {
        CommandRun run = await DoctorAsync(new() { ["DOTNET_HOST_PATH"] = Path.Combine(Path.GetTempPath(), "no-such-dotnet") });

        run.ExitCode.Should().Be(4, run.All);
        run.Output.Should().Contain("PROBLEM  SDK").And.Contain("verdict: nothing can be built").And.Contain("do:      install the .NET 10 SDK")
            .And.EndWith("No verdict can be had here: 1 of 9 checks found a problem.\n");
    }

    [Fact]
    public async Task Names_a_home_that_is_not_there_instead_of_an_sdk_to_install()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a folder in which nothing can be made");
        CommandRun run = await DoctorAsync(new() { ["HOME"] = "/proc/no-home", ["DOTNET_CLI_HOME"] = null });

        run.ExitCode.Should().Be(4, run.All);
        run.Output.Should().Contain("/proc/no-home (HOME or DOTNET_CLI_HOME) is not there").And.Contain("set DOTNET_CLI_HOME")
            .And.NotContain("install the .NET");
    }

    [Fact]
    public async Task Warns_where_there_is_no_linker()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows finds its linker without the path");
        CommandRun run = await DoctorAsync(new() { ["PATH"] = Path.GetTempPath(), ["DOTNET_HOST_PATH"] = Environment.ProcessPath });

        run.Output.Should().Contain("warning  linker").And.Contain("verdict: mode nativeaot is skipped");
    }

    private static Task<CommandRun> DoctorAsync(Dictionary<string, string?> environment, params string[] options) =>
        CommandRun.ToolAsync(RepositoryLayout.Root, environment, ["doctor", .. options]);
}
