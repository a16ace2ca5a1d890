using System.Globalization;
using Inferno.Inference.Engines;
using Inferno.Inference.Loading;
using Inferno.Inference.Managed;
using Inferno.Inference.Models;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tests.Operators;
using Inferno.Inference.Tokenization;
using RandomLlama;
using RandomLlama.Variants;

namespace Inferno.Inference.Tests.Fuzzing;

/// <summary>Seeded damage to everything that comes from outside: none may crash, hang or take the machine's memory.</summary>
public sealed class DamagedInputs : IDisposable
{
    private const long Gigabyte = 1L << 30;

    private static readonly LlamaShape Tiny = new(16) { Layers = 1, Heads = 2, KeyValueHeads = 1, Vocabulary = 258, Context = 32 };

    private readonly string _root = Directory.CreateTempSubdirectory("inferno-fuzz-").FullName;
    private readonly string _model;
    private readonly ModelConfig _config;

    public DamagedInputs()
    {
        _model = Path.Combine(_root, "model");
        RandomModel.Write(Tiny, 1, _model);
        _config = ModelDirectory.Open(_model).Config;
    }

    private string GraphPath => Path.Combine(_model, "model.onnx");

    public void Dispose() => Directory.Delete(_root, true);

    [Fact]
    public void Model_files_are_read_or_refused()
    {
        byte[] original = File.ReadAllBytes(GraphPath);
        FuzzRun run = new FuzzRun(FuzzRun.Count).Over(random => Decode(ByteMutation.Apply(original, random)));
        ShouldBeBounded(run, Gigabyte);
        run.Refused.Should().BePositive("damage that is never noticed is no damage");
    }

    [Fact]
    public void Graphs_are_run_or_refused()
    {
        ModelProto original = ModelProto.Parser.ParseFrom(File.ReadAllBytes(GraphPath));
        FuzzRun run = new FuzzRun(FuzzRun.Count).Over(random => Decode(GraphMutation.Apply(original, random)));
        ShouldBeBounded(run, 6 * Gigabyte);
        run.Refused.Should().BeInRange(FuzzRun.Count / 10, FuzzRun.Count - (FuzzRun.Count / 20), "some graphs must run, or none reaches the executor");
    }

    [Theory]
    [InlineData("fp16")]
    [InlineData("bf16")]
    [InlineData("int8")]
    [InlineData("q4f16")]
    [InlineData("gqa")]
    [InlineData("kept-logits")]
    public void Variants_are_read_or_refused(string name)
    {
        string path = Path.Combine(_root, name);
        RandomModel.Write(Tiny, 1, path, Variant.Named(name));
        ModelDirectory model = ModelDirectory.Open(path);
        byte[] original = File.ReadAllBytes(model.GraphPath);
        ModelProto message = ModelProto.Parser.ParseFrom(original);
        string folder = Path.GetDirectoryName(model.GraphPath)!;
        FuzzRun run = new FuzzRun(FuzzRun.Count).Over(random => Decode(
            random.Next(2) == 0 ? ByteMutation.Apply(original, random) : GraphMutation.Apply(message, random), folder));
        ShouldBeBounded(run, 6 * Gigabyte);
        run.Refused.Should().BePositive("damage that is never noticed is no damage");
    }

    [Theory]
    [InlineData("fp32", "config.json")]
    [InlineData("fp32", "generation_config.json")]
    [InlineData("genai", "genai_config.json")]
    public void Configurations_are_read_or_refused(string name, string file)
    {
        string path = Path.Combine(_root, name);
        RandomModel.Write(Tiny, 1, path, Variant.Named(name));
        byte[] original = File.ReadAllBytes(Path.Combine(path, file));
        FuzzRun run = new FuzzRun(FuzzRun.Count).Over(random =>
        {
            string copy = Path.Combine(_root, Path.GetRandomFileName());
            Directory.CreateDirectory(copy);
            foreach (string one in Directory.GetFiles(path))
            {
                File.CreateSymbolicLink(Path.Combine(copy, Path.GetFileName(one)), one);
            }

            File.Delete(Path.Combine(copy, file));
            File.WriteAllBytes(Path.Combine(copy, file), ByteMutation.Apply(original, random));
            try
            {
                ModelDirectory.Open(copy);
            }
            finally
            {
                Directory.Delete(copy, true);
            }
        });
        ShouldBeBounded(run, Gigabyte / 4);
        run.Refused.Should().BePositive("damage that is never noticed is no damage");
    }

    [Fact]
    public void Every_operator_is_run_or_refused()
    {
        string[] operators = [.. OperatorCases.All.Keys.Order(StringComparer.Ordinal)];
        FuzzRun run = new FuzzRun(3 * FuzzRun.Count).Over(random =>
        {
            OperatorCase subject = OperatorCases.All[operators[random.Next(operators.Length)]](new CaseBuilder(random.Next(100)));
            Feed?[] given = [.. subject.Inputs.Select(feed => feed is null || random.Next(3) > 0 ? feed : GraphMutation.Misshaped(feed, random))];
            ModelProto model = OneNodeModel.Of(subject with { Inputs = given });
            ManagedRun.Run(random.Next(4) == 0 ? model : ModelProto.Parser.ParseFrom(GraphMutation.Apply(model, random)), given);
        });
        ShouldBeBounded(run, 6 * Gigabyte);
        run.Refused.Should().BeInRange(FuzzRun.Count / 10, (3 * FuzzRun.Count) - (FuzzRun.Count / 10), "some must run and some must not");
    }

    [Fact]
    public void Tokenizers_are_read_or_refused()
    {
        byte[] original = File.ReadAllBytes(Path.Combine(_model, "tokenizer.json"));
        FuzzRun run = new FuzzRun(FuzzRun.Count).Over(random =>
            WithFile(ByteMutation.Apply(original, random), path =>
            {
                Tokenizer tokenizer = TokenizerReader.Read(path, Tiny.Vocabulary);
                tokenizer.Decode(tokenizer.Encode("And the LORD spake: 42, é\n"));
            }));
        ShouldBeBounded(run, Gigabyte / 4);
        run.Refused.Should().BePositive("damage that is never noticed is no damage");
    }

    private static void ShouldBeBounded(FuzzRun run, long mostBytes)
    {
        TestContext.Current.SendDiagnosticMessage(string.Create(
            CultureInfo.InvariantCulture,
            $"{FuzzRun.Count} cases, {run.Refused} refused, at most {run.MostBytes >> 10} KiB and {run.LongestTime.TotalSeconds:F2} s"));
        run.Failures.Should().BeEmpty();
        run.MostBytes.Should().BeLessThan(mostBytes);
    }

    /// <summary>Loads a graph and runs a prompt and two tokens through it.</summary>
    private void Decode(byte[] graph, string? folder = null) => WithFile(graph, path =>
    {
        using ManagedEngine engine = ManagedEngine.Load(path, _config);
        using Session session = engine.CreateSession();
        session.Forward([1, 2, 3]);
        session.Forward([4]);
        session.Forward([5]);
    }, folder);

    private void WithFile(byte[] bytes, Action<string> use, string? folder = null)
    {
        string path = Path.Combine(folder ?? _root, Path.GetRandomFileName());
        File.WriteAllBytes(path, bytes);
        try
        {
            use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
