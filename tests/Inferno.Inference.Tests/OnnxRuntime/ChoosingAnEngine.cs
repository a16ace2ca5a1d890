using Inferno.Inference.Engines;
using Inferno.Inference.Loading;
using Inferno.Inference.OnnxRuntime;
using Inferno.Inference.Tests.Generation;

namespace Inferno.Inference.Tests.OnnxRuntime;

public sealed class ChoosingAnEngine
{
    [Fact]
    public void Says_what_to_set_where_there_is_no_cuda_library()
    {
        Action find = () => CudaLibrary.Find(configured: null);
        find.Should().Throw<EngineUnavailableException>()
            .WithMessage("no CUDA execution-provider library was found: * is not set, * use --engine managed")
            .Which.Cause.Should().NotContain("use --engine managed");
    }

    [Fact]
    public void Takes_the_cuda_library_that_lies_beside_the_program()
    {
        string library = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows()
            ? "onnxruntime_providers_cuda.dll" : "libonnxruntime_providers_cuda.so");
        Assert.SkipWhen(File.Exists(library), "this build brings a CUDA library");
        File.WriteAllText(library, "");
        try
        {
            CudaLibrary.Find(configured: "").Should().Be(library);
        }
        finally
        {
            File.Delete(library);
        }
    }

    [Fact]
    public void Prefers_the_cuda_library_that_is_configured()
    {
        string library = typeof(ChoosingAnEngine).Assembly.Location;
        CudaLibrary.Find(Path.GetRelativePath(Environment.CurrentDirectory, library)).Should().Be(library);
    }

    [Fact]
    public void Never_answers_auto_and_always_says_why()
    {
        (EngineKind kind, string? reason) = EngineLoader.Initialize(EngineKind.Auto);
        kind.Should().BeOneOf(EngineKind.Cuda, EngineKind.Managed);
        reason.Should().NotBeNullOrEmpty().And.NotContain("use --engine managed");
    }

    [Theory]
    [InlineData(EngineKind.Managed)]
    [InlineData(EngineKind.OnnxRuntime)]
    public void Gives_what_was_asked_for_without_a_word(EngineKind kind) =>
        EngineLoader.Initialize(kind).Should().Be((kind, (string?)null));

    [Theory]
    [InlineData(EngineKind.Managed, "managed")]
    [InlineData(EngineKind.OnnxRuntime, "onnxruntime")]
    public void Names_the_engine_as_the_command_line_does(EngineKind kind, string name)
    {
        EngineUnderTest.Of(kind).Name.Should().Be(name);
        kind.Name().Should().Be(name);
    }
}
