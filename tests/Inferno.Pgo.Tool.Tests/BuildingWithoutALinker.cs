using CliWrap;
using CliWrap.Buffered;

namespace Inferno.Pgo.Tool.Tests;

/// <summary>A machine on whose PATH there is no C linker.</summary>
public sealed class BuildingWithoutALinker : IDisposable
{
    private readonly Workspace _folder = new();
    private readonly string _sample;

    public BuildingWithoutALinker()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows links with Visual Studio.");
        _sample = _folder.AddSample();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Refuses_mode_nativeaot_and_says_what_to_install()
    {
        BufferedCommandResult build = await CommandRun.ToolCommand(_sample, "build", "--mode", "nativeaot")
            .WithEnvironmentVariables(variables => variables.Set("PATH", _folder.PathOf("nothing")))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        build.ExitCode.Should().Be(4);
        build.StandardError.TrimEnd().Should().StartWith("inferno-pgo: mode nativeaot cannot be built here: no C linker")
            .And.Contain("install").And.NotContain("\n");
    }
}
