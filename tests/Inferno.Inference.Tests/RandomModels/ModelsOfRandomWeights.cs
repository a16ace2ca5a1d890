using Inferno.Inference.Engines;
using Inferno.Inference.Loading;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tests.Models;
using RandomLlama;

namespace Inferno.Inference.Tests.RandomModels;

public sealed class ModelsOfRandomWeights : IDisposable
{
    private static readonly LlamaShape Small = new(32) { Layers = 2, Vocabulary = 300 };

    private readonly string _root = Directory.CreateTempSubdirectory("inferno-random-").FullName;

    public void Dispose() => Directory.Delete(_root, true);

    [Fact]
    public void Have_the_graph_of_the_trained_fixture_at_its_sizes()
    {
        GraphProto trained = ModelProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(FixtureModel.Path, "model.onnx"))).Graph;
        GraphProto random = ModelProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(Write(new LlamaShape(64)), "model.onnx"))).Graph;
        GraphStructure.Of(random).Should().Equal(GraphStructure.Of(trained));
        CountsOf(random).Should().Equal(CountsOf(trained));
        random.Input.Select(input => input.ToString()).Should().BeEquivalentTo(trained.Input.Select(input => input.ToString()));
    }

    [Fact]
    public void Of_another_depth_have_another_graph()
    {
        string path = Write(new LlamaShape(64) { Layers = 4 });
        GraphProto trained = ModelProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(FixtureModel.Path, "model.onnx"))).Graph;
        GraphStructure.Of(ModelProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(path, "model.onnx"))).Graph)["logits"]
            .Should().NotBe(GraphStructure.Of(trained)["logits"]);
    }

    [Theory]
    [InlineData(32, 5, 8, 4, 1024)]
    [InlineData(128, 2, 4, 4, 1024)]
    [InlineData(96, 3, 6, 1, 258)]
    [InlineData(288, 1, 8, 4, 3000)]
    public void Give_the_same_logits_on_both_engines(int hidden, int layers, int heads, int keyValueHeads, int vocabulary)
    {
        LlamaShape shape = new(hidden) { Layers = layers, Heads = heads, KeyValueHeads = keyValueHeads, Vocabulary = vocabulary };
        ModelDirectory model = ModelDirectory.Open(Write(shape));
        int[] tokens = [.. model.Tokenizer.Encode("And it came to pass")];
        float[] managed = Logits(model, EngineKind.Managed, tokens);
        float[] reference = Logits(model, EngineKind.OnnxRuntime, tokens);
        managed.Should().HaveCount(vocabulary);
        managed.Zip(reference, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-4f);
        reference.Max(Math.Abs).Should().BeGreaterThan(0.1f, "logits that are all near 0 would prove nothing");
    }

    [Fact]
    public void Are_the_same_for_the_same_seed_only()
    {
        byte[] first = File.ReadAllBytes(Path.Combine(Write(Small, 7), "model.onnx"));
        File.ReadAllBytes(Path.Combine(Write(Small, 7), "model.onnx")).Should().Equal(first);
        File.ReadAllBytes(Path.Combine(Write(Small, 8), "model.onnx")).Should().NotEqual(first);
    }

    [Theory]
    [InlineData(258)]
    [InlineData(700)]
    [InlineData(1024)]
    [InlineData(20_000)]
    public void Tokenize_text_reversibly_with_any_vocabulary(int size)
    {
        ModelDirectory model = ModelDirectory.Open(Write(new LlamaShape(16) { Layers = 1, Vocabulary = size }));
        const string Text = "And the LORD spake unto Moses, saying: 1 + 1 = 2, é";
        IReadOnlyList<int> tokens = model.Tokenizer.Encode(Text);
        model.Tokenizer.Decode(tokens.Skip(1).ToArray()).Should().Be(Text);
        tokens.Max().Should().BeLessThan(size);
        model.Tokenizer.Decode([size - 1]).Should().NotBeEmpty();
    }

    [Fact]
    public void Name_no_token_that_ends_a_text() =>
        ModelDirectory.Open(Write(Small)).Sampling.StopTokens.Should().BeEmpty();

    [Fact]
    public void Never_replace_a_directory()
    {
        string path = Write(Small);
        Action again = () => RandomModel.Write(Small, 1, path);
        again.Should().Throw<IOException>().WithMessage("*exists*new directory*");
    }

    [Theory]
    [InlineData(60, 8, 4, 1024, "60 in 8 heads")]
    [InlineData(64, 8, 3, 1024, "8 heads over 3")]
    [InlineData(64, 8, 4, 257, "vocabulary of 257")]
    [InlineData(0, 8, 4, 1024, "size of 0")]
    [InlineData(32768, 8, 4, 1024, "60465446912 weights")]
    public void Of_impossible_sizes_are_refused(int hidden, int heads, int keyValueHeads, int vocabulary, string found)
    {
        LlamaShape shape = new(hidden) { Heads = heads, KeyValueHeads = keyValueHeads, Vocabulary = vocabulary };
        Action write = () => RandomModel.Write(shape, 1, Path.Combine(_root, "never"));
        write.Should().Throw<ArgumentException>().WithMessage($"*{found}*expected*");
        Directory.EnumerateFileSystemEntries(_root).Should().BeEmpty();
    }

    private string Write(LlamaShape shape, ulong seed = 1)
    {
        string path = Path.Combine(_root, Guid.NewGuid().ToString("N"));
        RandomModel.Write(shape, seed, path);
        return path;
    }

    private static float[] Logits(ModelDirectory model, EngineKind kind, int[] tokens)
    {
        using Engine engine = EngineLoader.Load(kind, model);
        using Session session = engine.CreateSession();
        session.Forward(tokens.AsSpan(..^1));
        return session.Forward(tokens.AsSpan(^1..)).ToArray();
    }

    private static IEnumerable<string> CountsOf(GraphProto graph) =>
        graph.Node.CountBy(node => node.OpType).Select(count => $"{count.Key} {count.Value}").Order(StringComparer.Ordinal);
}
