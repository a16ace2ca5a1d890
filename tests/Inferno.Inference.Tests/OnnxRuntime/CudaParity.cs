using Inferno.Inference.Engines;
using Inferno.Inference.Generation;
using Inferno.Inference.Loading;
using Inferno.Inference.Tests.Generation;
using Inferno.Inference.Tests.Models;

namespace Inferno.Inference.Tests.OnnxRuntime;

/// <summary>A GPU computes what the processor computes; skipped, with the reason, where there is no GPU.</summary>
[Trait("Device", "cuda")]
public sealed class CudaParity
{
    private static readonly Lazy<Engine> Cuda = new(() => EngineLoader.Load(EngineKind.Cuda, EngineUnderTest.Model));

    [Fact]
    public void Gives_the_processors_64_greedy_tokens()
    {
        Engine gpu = CudaOrSkip(), processor = EngineUnderTest.Of(EngineKind.OnnxRuntime);
        foreach (ReferenceRun run in FixtureModel.Runs)
        {
            Generate(gpu, run.Prompt).Should().HaveCount(64)
                .And.Equal(Generate(processor, run.Prompt), "of {0}", run.Prompt);
        }
    }

    [Fact]
    public void Gives_the_processors_logits_at_every_step()
    {
        using Session gpu = CudaOrSkip().CreateSession();
        using Session processor = EngineUnderTest.Of(EngineKind.OnnxRuntime).CreateSession();
        foreach (ReferenceRun run in FixtureModel.Runs)
        {
            gpu.Reset();
            processor.Reset();
            LargestDifference(gpu, processor, run.PromptIds).Should().BeLessThan(1e-2f, "of {0}", run.Prompt);
            foreach (int token in run.GreedyIds)
            {
                LargestDifference(gpu, processor, [token]).Should()
                    .BeLessThan(1e-2f, "at {0} of {1}", gpu.Length, run.Prompt);
            }
        }
    }

    private static Engine CudaOrSkip()
    {
        try
        {
            return Cuda.Value;
        }
        catch (EngineUnavailableException failure)
        {
            Assert.Skip(failure.Message);
            throw;
        }
    }

    private static IReadOnlyList<int> Generate(Engine engine, string prompt)
    {
        using Session session = engine.CreateSession();
        TextGenerator generator = new(engine, EngineUnderTest.Model.Tokenizer);
        SamplingOptions greedy = new() { MaxTokens = 64 };
        return generator.Generate(session, prompt, greedy, TestContext.Current.CancellationToken).Tokens;
    }

    private static float LargestDifference(Session a, Session b, ReadOnlySpan<int> tokens)
    {
        float[] expected = b.Forward(tokens).ToArray();
        return a.Forward(tokens).ToArray().Zip(expected, (x, y) => Math.Abs(x - y)).Max();
    }
}
