using System.Collections.Concurrent;
using Inferno.Inference.Engines;
using Inferno.Inference.Loading;
using Inferno.Inference.Managed;
using Inferno.Inference.Onnx;
using RandomLlama;
using RandomLlama.Variants;

namespace Inferno.Inference.Tests.RandomModels;

/// <summary>A small model in each variant, written when it is first asked for.</summary>
public sealed class VariantModels : IDisposable
{
    private static readonly LlamaShape Shape = new(64) { Layers = 2, Heads = 4, KeyValueHeads = 2, Vocabulary = 512, Context = 64 };
    private static readonly int[] Prompt = [0, 17, 300, 5, 88, 411, 2];
    private static readonly int[] After = [9, 250, 33];

    private readonly string _root = Directory.CreateTempSubdirectory("inferno-variants-").FullName;
    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<(string, EngineKind), float[]> _logits = [];

    public void Dispose() => Directory.Delete(_root, true);

    /// <summary>How far a variant may be from the model that it was made of: its weights are others.</summary>
    public static double Loss(string name) => Variant.Named(name) switch
    {
        { Weights: WeightType.Bits4 } => 0.3,
        { Weights: WeightType.Bytes } => 0.1,
        { Type: FloatType.BFloat16 } => 0.03,
        { Type: FloatType.Float16 } => 0.01,
        _ => 1e-5,
    };

    /// <summary>How far the managed engine may be from ONNX Runtime, which rounds to sixteen bits after each of its operators.</summary>
    public static double Rounding(string name) => Variant.Named(name) switch
    {
        { Type: FloatType.Float16 } => 0.01,
        { Weights: WeightType.Bytes } => 1e-3,
        _ => 1e-5,
    };

    /// <summary>Operators of a variant that the managed engine has not, in the graph's order.</summary>
    public static IReadOnlyList<string> Lacking(string name) => [.. OperatorsOf(name).Except(ManagedEngine.SupportedOperators)];

    /// <summary>All operators of a variant, with their domain unless it is ONNX's.</summary>
    public static IReadOnlyList<string> OperatorsOf(string name) =>
        [.. RandomModel.Build(Shape, 1, Variant.Named(name)).Graph.Node.Select(node => node.Domain.Length == 0 ? node.OpType : $"{node.Domain}.{node.OpType}").Distinct()];

    /// <summary>The directory, opened.</summary>
    public ModelDirectory Open(string name)
    {
        string path = Path.Combine(_root, name);
        lock (_writing)
        {
            if (!Directory.Exists(path))
            {
                RandomModel.Write(Shape, 1, path, Variant.Named(name));
            }
        }

        return ModelDirectory.Open(path);
    }

    /// <summary>The logits of a prompt's last token, then of each of a few that follow.</summary>
    public float[] Logits(string name, EngineKind kind) => _logits.GetOrAdd((name, kind), _ =>
    {
        using Engine engine = EngineLoader.Load(kind, Open(name));
        using Session session = engine.CreateSession();
        List<float> logits = [.. session.Forward(Prompt)];
        foreach (int token in After)
        {
            logits.AddRange(session.Forward([token]));
        }

        return [.. logits];
    });
}
