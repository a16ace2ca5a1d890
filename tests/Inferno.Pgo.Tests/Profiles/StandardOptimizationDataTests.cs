using CliWrap;
using CliWrap.Buffered;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Mibc;
using Inferno.Pgo.Tests.Builds;

namespace Inferno.Pgo.Tests.Profiles;

/// <summary>The profile that Microsoft ships in the runtime pack: real, large and zipped.</summary>
public sealed class StandardOptimizationDataTests : IDisposable
{
    private const string Package = "microsoft.netcore.app.runtime.linux-x64";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reads_and_round_trips()
    {
        Profile profile = MibcReader.Read(await RestoreAsync());

        profile.Methods.Should().HaveCountGreaterThan(50_000);
        string copy = Path.Combine(_folder.Root, "copy.mibc");
        MibcWriter.Write(profile, copy);
        MibcReader.Read(copy).Equals(profile).Should().BeTrue("the same methods and records must come back");
    }

    private async Task<string> RestoreAsync()
    {
        string version = Environment.Version.ToString(3);
        string project = _folder.Write("restore.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageDownload Include="{Package}" Version="[{version}]" /></ItemGroup>
            </Project>
            """);
        BufferedCommandResult restore = await Cli.Wrap("dotnet")
            .WithArguments(["restore", project, "--verbosity", "quiet"])
            .WithWorkingDirectory(_folder.Root)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(restore.ExitCode != 0, $"{Package} {version} cannot be restored: {restore.StandardOutput}");
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return Path.Combine(packages, Package, version, "tools", "StandardOptimizationData.mibc");
    }
}
