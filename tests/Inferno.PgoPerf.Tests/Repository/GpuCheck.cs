using CliWrap;
using CliWrap.Buffered;

namespace Inferno.PgoPerf.Tests.Repository;

/// <summary>eng/gpu-check.sh where there is no GPU to check.</summary>
public sealed class GpuCheck
{
    [Fact]
    public async Task Ends_with_one_clear_line_where_there_is_no_driver()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the script is for bash");
        Assert.SkipWhen(HasDriver(), "this machine has an NVIDIA driver: run eng/gpu-check.sh itself");

        BufferedCommandResult result = await Cli.Wrap("bash").WithArguments([RepositoryLayout.At("eng", "gpu-check.sh")])
            .WithEnvironmentVariables(new Dictionary<string, string?> { ["INFERNO_CUDA_EP_PATH"] = null })
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        result.ExitCode.Should().Be(3);
        result.StandardOutput.Should().BeEmpty();
        result.StandardError.Should().Be(
            "gpu-check: nothing was tested on a GPU: no nvidia-smi here, so no NVIDIA driver; install it, or set INFERNO_CUDA_EP_PATH\n");
    }

    private static bool HasDriver() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "nvidia-smi")));
}
