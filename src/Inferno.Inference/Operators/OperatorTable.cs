using System.Collections.Frozen;
using Inferno.Inference.Graphs;
using Inferno.Inference.Kernels;
using Inferno.Inference.Models;
using Inferno.Inference.Onnx;

namespace Inferno.Inference.Operators;

/// <summary>The operators that the managed engine knows, by ONNX name.</summary>
internal static class OperatorTable
{
    private static readonly FrozenDictionary<string, Func<NodeAttributes, Operator>> Operators =
        new Dictionary<string, Func<NodeAttributes, Operator>>
        {
            ["Abs"] = _ => new Elementwise(Functions.Abs),
            ["Add"] = _ => new Arithmetic(Functions.Add),
            ["And"] = _ => new Arithmetic(Functions.And),
            ["ArgMax"] = attributes => new ArgMax(attributes),
            ["Attention"] = attributes => new Attention(attributes),
            ["Cast"] = attributes => new Cast(attributes),
            ["Ceil"] = _ => new Elementwise(Functions.Ceil),
            ["Clip"] = attributes => new Clip(attributes),
            ["Concat"] = attributes => new Concat(attributes),
            ["Constant"] = attributes => new Constant(attributes),
            ["ConstantOfShape"] = attributes => new ConstantOfShape(attributes),
            ["Cos"] = _ => new Elementwise(Functions.Cos),
            ["CumSum"] = attributes => new CumSum(attributes),
            ["DequantizeLinear"] = attributes => new DequantizeLinear(attributes),
            ["Div"] = _ => new Arithmetic(Functions.Div),
            ["DynamicQuantizeLinear"] = _ => new DynamicQuantizeLinear(),
            ["Equal"] = _ => new Comparison<IsEqual>(),
            ["Erf"] = _ => new Elementwise(Functions.Erf),
            ["Exp"] = _ => new Elementwise(Functions.Exp),
            ["Expand"] = _ => new Expand(),
            ["Flatten"] = attributes => new Flatten(attributes),
            ["Floor"] = _ => new Elementwise(Functions.Floor),
            ["Gather"] = attributes => new Gather(attributes),
            ["GatherElements"] = attributes => new GatherElements(attributes),
            ["GatherND"] = attributes => new GatherNd(attributes),
            ["Gelu"] = attributes => new Elementwise(attributes.Text("approximate", "none") == "tanh" ? Functions.GeluTanh : Functions.Gelu),
            ["Gemm"] = attributes => new Gemm(attributes),
            ["Greater"] = _ => new Comparison<IsGreater>(),
            ["GreaterOrEqual"] = _ => new Comparison<IsGreaterOrEqual>(),
            ["Identity"] = _ => new Identity(),
            ["If"] = _ => new If(),
            ["IsInf"] = attributes => new IsInf(attributes),
            ["IsNaN"] = _ => new IsNaN(),
            ["LayerNormalization"] = attributes => new LayerNormalization(attributes),
            ["Less"] = _ => new Comparison<IsLess>(),
            ["LessOrEqual"] = _ => new Comparison<IsLessOrEqual>(),
            ["Log"] = _ => new Elementwise(Functions.Log),
            ["LogSoftmax"] = attributes => new SoftmaxOperator(attributes, Softmax.LogRow),
            ["MatMul"] = _ => new MatMul(),
            ["MatMulInteger"] = attributes => new MatMulInteger(attributes),
            ["Max"] = _ => new Arithmetic(Functions.Max),
            ["Min"] = _ => new Arithmetic(Functions.Min),
            ["Mod"] = attributes => new Arithmetic(attributes.Flag("fmod", false) ? Functions.Remainder : Functions.Modulo),
            ["Mul"] = _ => new Arithmetic(Functions.Mul),
            ["Neg"] = _ => new Elementwise(Functions.Neg),
            ["Not"] = _ => new Elementwise(Functions.Not),
            ["Or"] = _ => new Arithmetic(Functions.Or),
            ["Pad"] = attributes => new Pad(attributes),
            ["Pow"] = _ => new Pow(),
            ["QuantizeLinear"] = attributes => new QuantizeLinear(attributes),
            ["RMSNormalization"] = attributes => new SimplifiedLayerNormalization(attributes),
            ["Range"] = _ => new Range(),
            ["Reciprocal"] = _ => new Elementwise(Functions.Reciprocal),
            ["ReduceMax"] = attributes => new Reduce(attributes, Reductions.Max),
            ["ReduceMean"] = attributes => new Reduce(attributes, Reductions.Mean),
            ["ReduceMin"] = attributes => new Reduce(attributes, Reductions.Min),
            ["ReduceProd"] = attributes => new Reduce(attributes, Reductions.Product),
            ["ReduceSum"] = attributes => new Reduce(attributes, Reductions.Sum),
            ["Relu"] = _ => new Elementwise(Functions.Relu),
            ["Reshape"] = attributes => new Reshape(attributes),
            ["RotaryEmbedding"] = attributes => new RotaryEmbedding(attributes, isMicrosoft: false),
            ["Round"] = _ => new Elementwise(Functions.Round),
            ["ScatterElements"] = attributes => new ScatterElements(attributes),
            ["ScatterND"] = attributes => new ScatterNd(attributes),
            ["Shape"] = attributes => new ShapeOf(attributes),
            ["Sigmoid"] = _ => new Elementwise(Functions.Sigmoid),
            ["Sign"] = _ => new Elementwise(Functions.Sign),
            ["SimplifiedLayerNormalization"] = attributes => new SimplifiedLayerNormalization(attributes),
            ["Sin"] = _ => new Elementwise(Functions.Sin),
            ["Slice"] = attributes => new Slice(attributes),
            ["Softmax"] = attributes => new SoftmaxOperator(attributes, Softmax.Row),
            ["Softplus"] = _ => new Elementwise(Functions.Softplus),
            ["Split"] = attributes => new Split(attributes),
            ["Sqrt"] = _ => new Elementwise(Functions.Sqrt),
            ["Squeeze"] = attributes => new Squeeze(attributes),
            ["Sub"] = _ => new Arithmetic(Functions.Sub),
            ["Swish"] = attributes => new Elementwise(Functions.Swish(attributes.Float("alpha", 1))),
            ["Tanh"] = _ => new Elementwise(Functions.Tanh),
            ["Tile"] = _ => new Tile(),
            ["TopK"] = attributes => new TopK(attributes),
            ["Transpose"] = attributes => new Transpose(attributes),
            ["Trilu"] = attributes => new Trilu(attributes),
            ["Unsqueeze"] = attributes => new Unsqueeze(attributes),
            ["Where"] = _ => new Where(),
            ["com.microsoft.BiasGelu"] = _ => new BiasedActivation(ErrorFunction.Gelu),
            ["com.microsoft.FastGelu"] = _ => new BiasedActivation(ErrorFunction.GeluTanh),
            ["com.microsoft.FusedMatMul"] = attributes => new FusedMatMul(attributes),
            ["com.microsoft.GatherBlockQuantized"] = attributes => new GatherBlockQuantized(attributes),
            ["com.microsoft.Gelu"] = _ => new Elementwise(Functions.Gelu),
            ["com.microsoft.GroupQueryAttention"] = attributes => new GroupQueryAttention(attributes),
            ["com.microsoft.MatMulBnb4"] = attributes => new MatMulBnb4(attributes),
            ["com.microsoft.MatMulNBits"] = attributes => new MatMulNBits(attributes),
            ["com.microsoft.MultiHeadAttention"] = attributes => new MultiHeadAttention(attributes),
            ["com.microsoft.QuickGelu"] = attributes => new Elementwise(Functions.Swish(attributes.Float("alpha", 1.702f))),
            ["com.microsoft.RotaryEmbedding"] = attributes => new RotaryEmbedding(attributes, isMicrosoft: true),
            ["com.microsoft.SkipLayerNormalization"] = attributes => new SkipLayerNormalization(attributes, simplified: false),
            ["com.microsoft.SkipSimplifiedLayerNormalization"] = attributes => new SkipLayerNormalization(attributes, simplified: true),
        }.ToFrozenDictionary();

    /// <summary>ONNX names, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Operators.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The operator of a node, with its attributes read.</summary>
    /// <param name="node">The node.</param>
    /// <param name="path">The model file, for the message.</param>
    /// <exception cref="ModelException">The operator is unknown.</exception>
    /// <exception cref="Tensors.OperatorException">An attribute is missing or wrong.</exception>
    public static Operator Create(GraphNode node, string path) =>
        Operators.TryGetValue(node.OperatorType, out Func<NodeAttributes, Operator>? create)
            ? create(node.Attributes)
            : throw new ModelException(path, $"node '{node.Name}' uses the operator {node.OperatorType}, which the managed engine lacks",
                $"one of the {Names.Count} operators that docs/operators.md lists{Advice(node)}");

    /// <summary>ONNX Runtime has the operators of these domains, and of others it is not known.</summary>
    private static string Advice(GraphNode node) =>
        !node.OperatorType.Contains('.', StringComparison.Ordinal) || node.OperatorType.StartsWith("com.microsoft.", StringComparison.Ordinal)
            ? "; use --engine onnxruntime for others"
            : "";
}
