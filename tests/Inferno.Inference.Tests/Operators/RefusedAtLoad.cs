using Inferno.Inference.Models;
using Inferno.Inference.Onnx;
using Inferno.Inference.Plans;
using Inferno.Inference.Tests.Graphs;
using static Inferno.Inference.Tests.Operators.CaseBuilder;

namespace Inferno.Inference.Tests.Operators;

/// <summary>What a node asks of an operator that it does not compute is refused by name before anything runs.</summary>
public sealed class RefusedAtLoad
{
    private const string GroupQuery = "com.microsoft.GroupQueryAttention";

    public static TheoryData<string, string, object> Attributes => new()
    {
        { "com.microsoft.MatMulNBits", "bits", 2L },
        { "com.microsoft.MatMulNBits", "block_size", 24L },
        { "com.microsoft.MatMulNBits", "accuracy_level", 5L },
        { "com.microsoft.MatMulNBits", "weight_prepacked", 1L },
        { "com.microsoft.MatMulNBits", "K", 0L },
        { "com.microsoft.MatMulBnb4", "transB", 0L },
        { "com.microsoft.MatMulBnb4", "quant_type", 2L },
        { GroupQuery, "qk_output", 1L },
        { GroupQuery, "causal", 0L },
        { GroupQuery, "k_quant_type", "PER_TENSOR" },
        { GroupQuery, "sliding_window_cache", 1L },
        { GroupQuery, "kv_num_heads", 7L },
        { GroupQuery, "an_attribute_of_tomorrow", 1L },
        { "com.microsoft.MultiHeadAttention", "num_heads", 0L },
        { "com.microsoft.RotaryEmbedding", "is_packed_batching", 1L },
        { "com.microsoft.GatherBlockQuantized", "gather_axis", 1L },
        { "com.microsoft.FusedMatMul", "transBatchA", 1L },
        { "com.microsoft.SkipLayerNormalization", "unheard_of", 1L },
        { "Attention", "softmax_precision", 11L },
        { "QuantizeLinear", "output_dtype", 4L },
        { "Pad", "mode", "reflect" },
        { "ScatterElements", "reduction", "add" },
        { "DequantizeLinear", "block_size", -1L },
    };

    public static TheoryData<string, int, string> Inputs => new()
    {
        { "com.microsoft.MatMulNBits", 4, "g_idx" },
        { GroupQuery, 12, "k_scale" },
        { GroupQuery, 14, "q_norm_weight" },
        { "com.microsoft.MultiHeadAttention", 8, "past_sequence_length" },
        { "com.microsoft.MultiHeadAttention", 9, "cache_indirection" },
    };

    [Theory]
    [MemberData(nameof(Attributes))]
    public void An_attribute_is(string type, string name, object value)
    {
        OperatorCase subject = OperatorCases.Of(type).First();
        AttributeProto asked = value is long number ? Attribute(name, number) : Attribute(name, (string)value);

        Planning(subject, [.. subject.Attributes.Where(one => one.Name != name), asked], subject.Inputs.Count)
            .Should().Throw<ModelException>().WithMessage($"*({type}): *{(name == "kv_num_heads" ? "key heads" : name)}*");
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void An_input_is(string type, int input, string name)
    {
        OperatorCase subject = OperatorCases.Of(type).First();

        Planning(subject, subject.Attributes, input + 1, input)
            .Should().Throw<ModelException>().WithMessage($"*({type}): input {input} ({name})*--engine onnxruntime*");
    }

    [Theory]
    [InlineData("com.microsoft.GroupQueryAttention", 7)]
    [InlineData("com.microsoft.MatMulNBits", 2)]
    [InlineData("com.microsoft.MultiHeadAttention", 2)]
    [InlineData("Attention", 2)]
    [InlineData("DequantizeLinear", 1)]
    public void An_input_that_is_missing_is(string type, int count)
    {
        OperatorCase subject = OperatorCases.Of(type).First();
        AttributeProto[] attributes = type == GroupQuery ? [.. subject.Attributes.Where(one => one.Name != "do_rotary"), Attribute("do_rotary", 1)] : subject.Attributes;

        Planning(subject, attributes, count).Should().Throw<ModelException>().WithMessage($"*({type}): *");
    }

    [Fact]
    public void An_operator_of_a_domain_that_no_engine_is_known_to_have_is_without_advice_for_another()
    {
        Planning("org.somebody.Frobnicate").Should().Throw<ModelException>().Which.Message.Should().Contain("org.somebody.Frobnicate").And.NotContain("--engine");
        Planning("com.microsoft.Frobnicate").Should().Throw<ModelException>().WithMessage("*--engine onnxruntime*");

        static Action Planning(string type) => () => PlanBuilder.Build(new GraphBuilder().Input("x", 1, "n").Node(type, "x", "y").Output("y").Graph());
    }

    /// <summary>Plans a node of a case's operator whose first inputs, as many as said, are given where the case gives them.</summary>
    private static Action Planning(OperatorCase subject, AttributeProto[] attributes, int count, int? given = null)
    {
        GraphBuilder graph = new();
        string[] names = [.. Enumerable.Range(0, count).Select(i => i == given || (i < subject.Inputs.Count && subject.Inputs[i] is not null) ? $"in{i}" : "-")];
        foreach (string name in names.Where(name => name != "-"))
        {
            graph.Input(name, 1, "n");
        }

        graph.Node(subject.Operator, string.Join(' ', names), "y", attributes).Output("y");
        return () => PlanBuilder.Build(graph.Graph());
    }
}
