using Inferno.Inference.Engines;
using Inferno.Inference.Managed;
using Inferno.Inference.Models;
using Inferno.Inference.Tests.Models;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tests.Onnx;

namespace Inferno.Inference.Tests.Managed;

/// <summary>The fixture's graph rewritten as other exporters write it: the tokens must not change.</summary>
public sealed class GraphsOfAnotherShape : IDisposable
{
    private readonly DamagedFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void With_caches_that_are_not_simply_joined_work_by_copying() => ShouldDecodeAsPyTorch(model =>
    {
        foreach (NodeProto join in model.Graph.Node.Where(node => node.Output[0].StartsWith("present.", StringComparison.Ordinal)).ToArray())
        {
            string present = join.Output[0];
            join.Output[0] = present + ".joined";
            model.Graph.Node.Add(new NodeProto { OpType = "Identity", Input = { present + ".joined" }, Output = { present } });
        }
    });

    [Fact]
    public void Without_position_ids_compute_them_from_the_past() => ShouldDecodeAsPyTorch(model =>
    {
        model.Graph.Input.Remove(model.Graph.Input.Single(input => input.Name == "position_ids"));
        model.Graph.Initializer.Add(Integer("p.one", 1));
        model.Graph.Initializer.Add(Integer("p.two", 2));
        AddList(model, "p.front", 0);
        AddNode(model, "Shape", "past_key_values.0.key", "p.pastshape");
        AddNode(model, "Gather", "p.pastshape p.two", "p.past");
        AddNode(model, "Shape", "input_ids", "p.idshape");
        AddNode(model, "Gather", "p.idshape p.one", "p.length");
        AddNode(model, "Add", "p.past p.length", "p.total");
        AddNode(model, "Range", "p.past p.total p.one", "p.range");
        AddNode(model, "Unsqueeze", "p.range p.front", "position_ids");
    });

    [Fact]
    public void With_logits_that_another_node_reads_too_still_give_the_last_row() => ShouldDecodeAsPyTorch(model =>
    {
        NodeProto head = model.Graph.Node.Single(node => node.Output[0] == "logits");
        head.Output[0] = "raw";
        model.Graph.Node.Add(new NodeProto { OpType = "Identity", Input = { "raw" }, Output = { "logits" } });
    });

    [Fact]
    public void Whose_last_hidden_state_is_taken_from_a_batch_that_was_put_around_it_still_give_the_last_row() => ShouldDecodeAsPyTorch(model =>
    {
        NodeProto head = model.Graph.Node.Single(node => node.Output[0] == "logits");
        model.Graph.Initializer.Add(Integer("p.zero", 0));
        AddList(model, "p.front", 0);
        AddNode(model, "Unsqueeze", $"{head.Input[0]} p.front", "p.batched");
        AddNode(model, "Gather", "p.batched p.zero", "p.only");
        head.Input[0] = "p.only";
    });

    [Fact]
    public void Whose_logits_are_cut_out_of_more_give_those_of_the_vocabulary() => ShouldDecodeAsPyTorch(model =>
    {
        NodeProto head = model.Graph.Node.Single(node => node.Output[0] == "logits");
        head.Output[0] = "p.raw";
        AddList(model, "p.last", 2);
        AddList(model, "p.three", 3);
        AddList(model, "p.end", 3 + KjvModel.Config.VocabularySize);
        model.Graph.Initializer.Add(new TensorProto { Name = "p.pad", DataType = 1, Dims = { 1, 1, 3 }, FloatData = { 900, 901, 902 } });
        AddNode(model, "Slice", "p.wide p.three p.end p.last", "logits");
        AddNode(model, "Concat", "p.pads p.raw p.pads", "p.wide", new AttributeProto { Name = "axis", I = 2, Type = AttributeProto.Types.AttributeType.Int });
        AddNode(model, "Expand", "p.pad p.padshape", "p.pads");
        AddNode(model, "Concat", "p.idshape p.three", "p.padshape", new AttributeProto { Name = "axis", I = 0, Type = AttributeProto.Types.AttributeType.Int });
        AddNode(model, "Shape", "input_ids", "p.idshape");
    });

    [Fact]
    public void Whose_logits_are_transposed_twice_give_the_last_row() => ShouldDecodeAsPyTorch(model =>
    {
        NodeProto head = model.Graph.Node.Single(node => node.Output[0] == "logits");
        head.Output[0] = "p.raw";
        AttributeProto turn = new() { Name = "perm", Ints = { 2, 0, 1 }, Type = AttributeProto.Types.AttributeType.Ints };
        AttributeProto back = new() { Name = "perm", Ints = { 1, 2, 0 }, Type = AttributeProto.Types.AttributeType.Ints };
        AddNode(model, "Transpose", "p.copy", "logits", back);
        AddNode(model, "Neg", "p.minus", "p.copy");
        AddNode(model, "Neg", "p.turned", "p.minus");
        AddNode(model, "Transpose", "p.raw", "p.turned", turn);
    });

    [Fact]
    public void With_caches_of_another_length_than_the_sequence_are_refused_by_name()
    {
        using ManagedEngine engine = _file.Load(model =>
        {
            NodeProto join = model.Graph.Node.Single(node => node.Output[0] == "present.0.key");
            join.Output[0] = "p.joined";
            AddList(model, "p.one", 1);
            AddList(model, "p.end", long.MaxValue);
            AddList(model, "p.axis", 2);
            AddNode(model, "Slice", "p.joined p.one p.end p.axis", "present.0.key");
            foreach (NodeProto reader in model.Graph.Node.Where(node => node.Input.Contains("present.0.key")))
            {
                reader.Input[reader.Input.IndexOf("present.0.key")] = "p.joined";
            }
        });
        using Session session = engine.CreateSession();
        Action forward = () => session.Forward([1, 2, 3]);

        forward.Should().Throw<ModelException>().WithMessage("*present.0.key of shape [1, 4, 2, 8] after 3 tokens; expected floats with 3 positions*");
    }

    private static void AddList(ModelProto model, string name, long value) =>
        model.Graph.Initializer.Add(new TensorProto { Name = name, DataType = 7, Dims = { 1 }, Int64Data = { value } });

    private static TensorProto Integer(string name, long value) => new() { Name = name, DataType = 7, Int64Data = { value } };

    private static void AddNode(ModelProto model, string type, string inputs, string output, params AttributeProto[] attributes)
    {
        NodeProto node = new() { OpType = type, Name = output, Output = { output }, Attribute = { attributes } };
        node.Input.AddRange(inputs.Split(' '));
        model.Graph.Node.Insert(0, node);
    }

    private void ShouldDecodeAsPyTorch(Action<ModelProto> change)
    {
        using ManagedEngine engine = _file.Load(change);
        using Session session = engine.CreateSession();
        ReferenceRun prompt = FixtureModel.Runs[1];

        Greedy.Decode(session, prompt.PromptIds, prompt.GreedyIds.Length).Should().Equal(prompt.GreedyIds);
    }
}
