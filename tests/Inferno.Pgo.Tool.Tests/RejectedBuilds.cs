using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Verification;

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
    public async Task Are_named_by_verify_with_the_reason_in_every_mode_that_has_them()
    {
        Reject(PgoMode.Dynamic, new Finding("INF1008", FindingSeverity.Error, "wwwroot/a.css is only in the PGO build", "Find what copies it"));
        Reject(PgoMode.ReadyToRun, new Finding("INF1015", FindingSeverity.Error, "the baseline has PGO", "Remove the profile"));

        CommandRun dynamic = await CommandRun.ToolAsync(_folder.Root, "verify");
        CommandRun readyToRun = await CommandRun.ToolAsync(_folder.Root, "verify", "--mode", "readytorun");

        dynamic.ExitCode.Should().Be(1, dynamic.All);
        dynamic.Output.Should().Contain("dynamic.rejected").And.Contain("INF1008 error: wwwroot/a.css").And.Contain("mend what they were rejected for");
        readyToRun.ExitCode.Should().Be(1, readyToRun.All);
        readyToRun.Output.Should().Contain("readytorun.rejected").And.Contain("INF1015").And.NotContain("INF1008");
    }

    [Fact(Explicit = true)]
    public async Task Do_not_keep_build_from_the_next_mode()
    {
        CommandRun run = await CommandRun.ToolAsync(_folder.Root, "build", "--mode", "all");

        run.ExitCode.Should().Be(1, run.All);
        run.Error.Should().Contain("INF1001");
        run.Output.Should().Contain(_folder.PathOf("artifacts", "pgo", "readytorun"));
    }

    private void Reject(PgoMode mode, Finding finding)
    {
        string folder = Directory.CreateDirectory(_folder.PathOf("artifacts", "pgo", mode.Name() + ".rejected")).FullName;
        VariantRecord record = new("baseline", [], 1, []);
        ManifestFile.Save(
            new BuildManifest
            {
                SchemaVersion = BuildManifest.CurrentSchema,
                Mode = mode.Name(),
                BuiltAt = DateTimeOffset.UnixEpoch,
                InputDigest = "",
                SourceDigest = "",
                Tools = new ToolVersions("", "", ""),
                Host = HostDescription.Current,
                Baseline = record,
                Pgo = record,
                Findings = [finding],
            },
            Path.Combine(folder, BuildManifest.FileName));
    }
}
