using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;

namespace Inferno.PgoPerf.Tests.Repository;

/// <summary>The build property that chooses ONNX Runtime's package.</summary>
public sealed class OnnxRuntimeFlavors
{
    public static TheoryData<string, string> Flavors => new()
    {
        { "Cpu", "Microsoft.ML.OnnxRuntime" },
        { "Gpu", $"Microsoft.ML.OnnxRuntime.Gpu.{(OperatingSystem.IsWindows() ? "Windows" : "Linux")}" },
    };

    [Theory]
    [MemberData(nameof(Flavors))]
    public async Task Takes_one_package_of_onnx_runtime(string flavor, string package)
    {
        BufferedCommandResult result = await EvaluateAsync(flavor, "-getItem:PackageReference");
        using JsonDocument items = JsonDocument.Parse(result.StandardOutput);
        items.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!)
            .Where(name => name.StartsWith("Microsoft.ML.OnnxRuntime", StringComparison.Ordinal))
            .Should().Equal(package);
    }

    [Fact]
    public async Task Refuses_a_flavor_that_does_not_exist()
    {
        BufferedCommandResult result = await EvaluateAsync("Metal", "-target:CollectPackageReferences");
        result.ExitCode.Should().Be(1);
        result.StandardOutput.Should().Contain("OnnxRuntimeFlavor is Metal; expected Cpu or Gpu");
    }

    private static async Task<BufferedCommandResult> EvaluateAsync(string flavor, string wanted) =>
        await Cli.Wrap("dotnet")
            .WithArguments(
                ["msbuild", RepositoryLayout.At("src", "Inferno.Inference"), $"-p:OnnxRuntimeFlavor={flavor}", "-nologo", wanted])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
}
