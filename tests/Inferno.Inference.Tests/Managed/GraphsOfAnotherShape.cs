using Inferno.Inference.Engines;
using Inferno.Inference.Managed;
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
        model.Graph.Initializer.Add(new TensorProto { Name = "p.front", DataType = 7, Dims = { 1 }, Int64Data = { 0 } });
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

    private static TensorProto Integer(string name, long value) => new() { Name = name, DataType = 7, Int64Data = { value } };

    private static void AddNode(ModelProto model, string type, string inputs, string output)
    {
        NodeProto node = new() { OpType = type, Name = output, Output = { output } };
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
