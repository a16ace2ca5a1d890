using Inferno.Pgo.Builds.Compiled;

namespace Inferno.Pgo.Tool.Tests.Publishing;

/// <summary>From a fresh project to a published program that provably uses its profile, by packed packages: minutes, so run with <c>--explicit only</c>.</summary>
public sealed class FiveCommands(StrangersProgram program) : IClassFixture<StrangersProgram>
{
    [Theory(Explicit = true)]
    [InlineData("readytorun", "-p:PublishReadyToRun=true", "-p:SelfContained=true")]
    [InlineData("nativeaot", "-p:PublishAot=true")]
    public async Task Lead_from_a_fresh_project_to_a_program_that_uses_its_profile(string mode, params string[] form)
    {
        await program.PackAsync("Inferno.Pgo.Tool");
        string packages = Path.GetFullPath(program.PathOf("..", "packages"));
        await RunAsync("dotnet", "new", "console", "--force");
        program.WriteSource();
        string tool = program.PathOf("..", "tools", mode, "inferno-pgo");

        await RunAsync("dotnet", "tool", "install", "--tool-path", Path.GetDirectoryName(tool)!, "--add-source", packages, "Inferno.Pgo.Tool");
        await RunAsync("dotnet", "add", "package", "Inferno.Pgo.Build");
        File.Delete(program.PathOf("pgo.json"));
        await RunAsync(tool, "init", "App.csproj");
        await RunAsync(tool, "export");
        string published = await RunAsync("dotnet", ["publish", .. form]);

        string folder = published.Split('\n').Last(line => line.Contains("App -> ", StringComparison.Ordinal)).Split("-> ")[1].Trim();
        published.Should().Contain(mode == "nativeaot" ? "the native compiler was given it" : "images of the program embed profile data of");
        string code = Path.Combine(folder, mode == "nativeaot" ? "App" : "App.dll");
        byte[] with = await File.ReadAllBytesAsync(code, TestContext.Current.CancellationToken);
        (mode == "nativeaot" || ReadyToRunImage.EmbedsProfile(code)).Should().BeTrue();

        // The same without: other code, and the same answer. Measured builds are what they were before there was a profile to commit.
        string answer = await RunAsync(Path.Combine(folder, "App"));
        await RunAsync("dotnet", ["publish", .. form, "-p:InfernoPgo=false"]);
        (await File.ReadAllBytesAsync(code, TestContext.Current.CancellationToken)).Should().NotEqual(with);
        (await RunAsync(Path.Combine(folder, "App"))).Should().Be(answer);
        await RunAsync(tool, "build", "--mode", mode);
        await RunAsync(tool, "export", "--retrain", "--replace");
        (await RunAsync(tool, "export")).Should().Contain("stays as it is: it is of these sources");
        (await RunAsync(tool, "verify", "--mode", mode)).Should().Contain("INF1012", "it was trained anew, so the builds are of another profile");
        await RunAsync(tool, "build", "--mode", mode);
        (await RunAsync(tool, "verify", "--mode", mode)).Should().Contain($"{mode}: verified");
    }

    [Fact(Explicit = true)]
    public async Task A_native_publish_whose_compiler_is_kept_from_the_profile_fails()
    {
        program.Create(StrangersProgram.Reference + """
            <Target Name="Drop" BeforeTargets="WriteIlcRspFileForCompilation" DependsOnTargets="InfernoPgoGiveNative">
              <ItemGroup><MibcFile Remove="@(MibcFile)" /></ItemGroup>
            </Target>
            """);
        File.Delete(program.PathOf("pgo.json"));
        StrangersProgram.Succeeded(await program.ToolAsync("init", "App.csproj"));
        StrangersProgram.Succeeded(await program.ToolAsync("export"));

        CommandRun run = await program.RunAsync("dotnet", "publish", "-p:PublishAot=true");

        run.ExitCode.Should().Be(1);
        run.All.Should().Contain("error INF1013: the native compiler was not given the profile");
    }

    private async Task<string> RunAsync(string command, params string[] arguments)
    {
        CommandRun run = await program.RunAsync(command, arguments);
        return arguments.FirstOrDefault() == "verify" ? run.All : StrangersProgram.Succeeded(run);
    }
}
