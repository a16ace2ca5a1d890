using Inferno.Inference.Engines;
using Inferno.Inference.Loading;
using Inferno.Inference.Managed;
using RandomLlama;

namespace Inferno.Inference.Tests.Loading;

/// <summary>Prompts that are taken in several passes.</summary>
public sealed class LongPrompts : IDisposable
{
    private const int Length = 1300;

    private static readonly LlamaShape Shape = new(32) { Layers = 1, Vocabulary = 300, Context = 1400 };

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"inferno-long-{Guid.NewGuid():N}");
    private readonly ModelDirectory _model;
    private readonly int[] _tokens = [.. Enumerable.Range(0, Length).Select(i => i * 7 % 300)];

    public LongPrompts()
    {
        RandomModel.Write(Shape, 3, _path);
        _model = ModelDirectory.Open(_path);
    }

    public void Dispose() => Directory.Delete(_path, true);

    [Theory]
    [InlineData(EngineKind.Managed)]
    [InlineData(EngineKind.OnnxRuntime)]
    public void Give_the_logits_of_their_tokens_one_by_one(EngineKind kind)
    {
        using Engine engine = EngineLoader.Load(kind, _model);
        using Session whole = engine.CreateSession(), single = engine.CreateSession();
        float[] logits = whole.Forward(_tokens).ToArray(), expected = [];
        foreach (int token in _tokens)
        {
            expected = single.Forward([token]).ToArray();
        }

        whole.Length.Should().Be(Length);
        logits.Zip(expected, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-4f);
        expected.Max(Math.Abs).Should().BeGreaterThan(0.1f);
    }

    [Fact]
    public void Take_memory_for_a_pass()
    {
        using ManagedEngine engine = ManagedEngine.Load(_model.GraphPath, _model.Config);
        using Session session = engine.CreateSession();
        session.Forward(_tokens);
        long scores = (long)Shape.Heads * Length * Length * sizeof(float);
        engine.IdleBytes.Should().BeLessThan(2 * scores, "all tokens' scores alone are lent several times over");
    }

    [Theory]
    [InlineData(0, 100, 8, 100)]
    [InlineData(0, 5000, 8, 512)]
    [InlineData(0, 7000, 32, 149)]
    [InlineData(100_000, 28_000, 32, 8)]
    [InlineData(0, 1 << 24, 1 << 20, 1)]
    public void Are_cut_so_that_no_pass_scores_too_much(int held, int waiting, int heads, int most)
    {
        using ManagedEngine engine = ManagedEngine.Load(_model.GraphPath, _model.Config);
        engine.Signature.LongestPass(held, waiting, heads).Should().Be(most);
    }
}
