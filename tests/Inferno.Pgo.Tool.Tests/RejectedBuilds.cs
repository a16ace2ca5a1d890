namespace Inferno.Pgo.Tool.Tests;

/// <summary>Builds that were made and failed their verification.</summary>
public sealed class RejectedBuilds : IDisposable
{
    /// <summary>Takes the switch of mode dynamic out of the runtime configuration, so that its two builds are identical.</summary>
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
          <Target Name="IgnoreSwitch" BeforeTargets="GenerateBuildRuntimeConfigurationFiles;GeneratePublishRuntimeConfigurationFile">
            <ItemGroup Condition="'$(SelfContained)' == 'false'"><RuntimeHostConfigurationOption Remove="System.Runtime.TieredPGO" /></ItemGroup>
          </Target>
        </Project>
        """;

    private readonly Workspace _folder = new();

    public RejectedBuilds()
    {
        _ = _folder.Write("App.csproj", Project);
        _ = _folder.Write("Program.cs", "int sum = 0; for (int i = 0; i < 100_000_000; i++) { sum += i % 3 == 0 ? i : 1; } System.Console.WriteLine(sum);");
        _ = _folder.Write("pgo.json", """{ "project": "App.csproj", "training": { "runs": [ { "name": "typical" } ] } }""");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Are_named_by_verify_with_the_reason_instead_of_a_word_to_build_again()
    {
        CommandRun build = await CommandRun.ToolAsync(_folder.Root, "build");
        CommandRun verify = await CommandRun.ToolAsync(_folder.Root, "verify");

        build.ExitCode.Should().Be(1, build.All);
        verify.ExitCode.Should().Be(1, verify.All);
        verify.Output.Should().Contain(_folder.PathOf("artifacts", "pgo", "dynamic.rejected")).And.Contain("INF1001 error")
            .And.Contain("mend what they were rejected for").And.NotContain("cannot be read");
    }

    [Fact(Explicit = true)]
    public async Task Do_not_keep_build_from_the_next_mode()
    {
        CommandRun run = await CommandRun.ToolAsync(_folder.Root, "build", "--mode", "all");

        run.ExitCode.Should().Be(1, run.All);
        run.Error.Should().Contain("INF1001");
        run.Output.Should().Contain(_folder.PathOf("artifacts", "pgo", "readytorun"));
    }
}
