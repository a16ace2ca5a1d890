using Inferno.Inference.Engines;

namespace Inferno.Inference.Tests.OnnxRuntime;

public sealed class ChoosingAnEngine
{
    [Fact]
    public void Says_what_to_set_where_there_is_no_cuda_library()
    {
        Action initialize = () => EngineLoader.Initialize(EngineKind.Cuda);
        initialize.Should().Throw<EngineUnavailableException>()
            .WithMessage("no CUDA execution-provider library was found; set INFERNO_CUDA_EP_PATH *");
    }

    [Fact]
    public void Falls_back_to_the_processor_and_says_why()
    {
        (EngineKind kind, string? reason) = EngineLoader.Resolve(EngineKind.Auto);
        kind.Should().NotBe(EngineKind.Cuda).And.NotBe(EngineKind.Auto);
        reason.Should().Contain("INFERNO_CUDA_EP_PATH");
    }

    [Fact]
    public void Gives_what_was_asked_for_without_a_word()
    {
        EngineLoader.Resolve(EngineKind.OnnxRuntime).Should().Be((EngineKind.OnnxRuntime, (string?)null));
    }
}
