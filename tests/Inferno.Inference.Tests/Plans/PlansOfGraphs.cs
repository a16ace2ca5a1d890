using Inferno.Inference.Graphs;
using Inferno.Inference.Managed;
using Inferno.Inference.Models;
using Inferno.Inference.Operators;
using Inferno.Inference.Plans;
using Inferno.Inference.Tests.Graphs;
using Inferno.Inference.Tests.Managed;
using Inferno.Inference.Tests.Operators;
using static Inferno.Inference.Tests.Operators.CaseBuilder;

namespace Inferno.Inference.Tests.Plans;

public sealed class PlansOfGraphs
{
    private const int Float = 1;

    [Fact]
    public void Compute_equal_nodes_once() =>
        Operators(new GraphBuilder().Input("x", Float, "n")
            .Node("Sqrt", "x", "a").Node("Sqrt", "x", "b").Node("Add", "a b", "y").Output("y"))
            .Should().Equal("Sqrt", "Add");

    [Fact]
    public void Compute_equal_nodes_each_where_other_outputs_of_them_are_read()
    {
        GraphBuilder graph = new GraphBuilder().Input("in0", Float, "n")
            .Node("Split", "in0", "a -").Node("Split", "in0", "unread b").Node("Split", "in0", "c -")
            .Node("Sub", "a b", "d").Node("Sub", "d c", "y").Output("y");

        ManagedRun.Run(graph.Model(), [new Feed(new[] { 1f, 2f, 30f, 40f }, [4])])[0].Values.Should().BeEquivalentTo(new[] { -30f, -40f });
        Operators(graph).Should().Equal("Split", "Split", "Sub", "Sub");
    }

    [Fact]
    public void Take_an_output_that_nothing_reads_for_left_out()
    {
        GraphBuilder graph = Normalization().Output("y");

        ManagedRun.Run(graph.Model(), [new Feed(new[] { -1f, 1f }, [2])])[0].Values.Should().BeOfType<float[]>()
            .Which.Should().SatisfyRespectively(first => first.Should().BeApproximately(-1, 1e-4f), second => second.Should().BeApproximately(1, 1e-4f));
    }

    [Fact]
    public void Refuse_an_output_that_the_operator_does_not_compute()
    {
        Action plan = () => PlanBuilder.Build(Normalization().Node("Neg", "mean", "z").Output("y").Output("z").Graph());
        Action named = () => PlanBuilder.Build(Normalization().Output("mean").Graph());
        Action second = () => PlanBuilder.Build(new GraphBuilder().Input("in0", Float, "n").Node("Neg", "in0", "- y").Output("y").Graph());

        plan.Should().Throw<ModelException>().WithMessage("*(LayerNormalization): output 1, which the graph reads; expected *--engine onnxruntime*");
        named.Should().Throw<ModelException>().WithMessage("*(LayerNormalization): output 1, *");
        second.Should().Throw<ModelException>().WithMessage("*node '- y' (Neg): output 1, *");
    }

    [Fact]
    public void Leave_out_a_node_of_which_an_output_is_left_out_where_a_later_one_leaves_out_an_input()
    {
        PlanNode dead = new("dead", "Split", new Inference.Operators.Identity()) { Inputs = [0], Outputs = [GraphNode.Absent, 1] };
        PlanNode reader = new("reader", "Clip", new Inference.Operators.Identity()) { Inputs = [0, GraphNode.Absent], Outputs = [2] };

        Liveness.Prune([dead, reader], [2]).Should().Equal(reader);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Compute_one_row_of_a_product_only_where_an_equal_node_needs_no_more(bool isReadElsewhere)
    {
        GraphBuilder builder = new GraphBuilder().Input("x", Float, "n", "m").Constant("w", new Feed(new[] { 1f, 2f }, [2, 1]))
            .Node("MatMul", "x w", "logits").Output("logits");
        builder = isReadElsewhere ? builder.Node("MatMul", "x w", "all").Node("Neg", "all", "y").Output("y") : builder;
        Graph graph = builder.Graph();

        Plan plan = PlanBuilder.Build(graph, new PlanRequest { LastRowOf = graph.Outputs["logits"] });

        plan.Nodes.Count(node => node.OperatorType == "MatMul").Should().Be(1);
        plan.Nodes.Any(node => node.Operator is LastRowProduct).Should().Be(!isReadElsewhere);
    }

    [Fact]
    public void Compute_constants_at_load() =>
        Operators(new GraphBuilder().Input("x", Float, "n").Constant("two", new Feed(new[] { 2f }, []))
            .Node("Mul", "two two", "four").Node("Exp", "four", "e").Node("Add", "x e", "y").Output("y"))
            .Should().Equal("Add");

    [Fact]
    public void Leave_out_what_no_output_needs() =>
        Operators(new GraphBuilder().Input("x", Float, "n").Node("Exp", "x", "unused").Node("Sqrt", "x", "y").Output("y"))
            .Should().Equal("Sqrt");

    [Fact]
    public void Run_nodes_after_what_they_read_whatever_the_order_in_the_file() =>
        Operators(new GraphBuilder().Input("x", Float, "n").Node("Exp", "a", "y").Node("Sqrt", "x", "a").Output("y"))
            .Should().Equal("Sqrt", "Exp");

    [Fact]
    public void Keep_no_node_that_computes_a_size_known_beforehand()
    {
        GraphBuilder graph = new GraphBuilder().Input("x", Float, "n", "m").Constant("last", 1).Constant("two", new Feed(new[] { 2L }, []))
            .Node("Shape", "x", "shape").Node("Gather", "shape last", "columns", Attribute("axis", 0)).Node("Mul", "columns two", "double")
            .Node("Div", "double two", "again").Constant("minus", -1)
            .Node("Concat", "minus again", "sizes", Attribute("axis", 0)).Node("Reshape", "x sizes", "y").Output("y");
        Graph read = graph.Graph();
        PlanRequest request = new() { InputShapes = new Dictionary<int, Size[]> { [read.Inputs[0].Value] = [new SizeAlgebra().Natural(), 6] } };

        PlanBuilder.Build(read, request).Nodes.Select(node => node.OperatorType).Should().Equal("Reshape");
        Operators(graph).Should().Contain("Concat", "the size is unknown when nobody promises it");
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(long.MinValue, 2)]
    public void Leave_a_slice_to_its_operator_where_lists_are_short_or_a_size_is_negative(long rows, int starts)
    {
        Graph graph = new GraphBuilder().Input("x", Float, "n", "m")
            .Constant("starts", Enumerable.Repeat(0L, starts)).Constant("ends", 1, 1).Constant("axes", 0, 1)
            .Node("Slice", "x starts ends axes", "y").Output("y").Graph();
        PlanRequest request = new() { InputShapes = new Dictionary<int, Size[]> { [graph.Inputs[0].Value] = [rows, 6] } };

        PlanBuilder.Build(graph, request).Nodes.Select(node => node.OperatorType).Should().Equal("Slice");
    }

    [Fact]
    public void Keep_what_depends_on_the_length_once_for_all_layers_of_the_fixture()
    {
        Graph graph = GraphReader.Read(KjvModel.GraphPath);

        Plan plan = ModelInterface.Of(graph, KjvModel.Config).Plan(graph);

        plan.Nodes.Count(node => node.OperatorType is "Shape" or "ConstantOfShape" or "Equal").Should().BeLessThan(KjvModel.Config.Layers);
        plan.Nodes.Count(node => node.Caches is not null).Should().Be(2 * KjvModel.Config.Layers);
        plan.Nodes.Should().ContainSingle(node => node.Operator is LastRowProduct);
    }

    [Fact]
    public void Release_every_slot_that_is_no_output_exactly_once()
    {
        Graph graph = GraphReader.Read(KjvModel.GraphPath);

        Plan plan = ModelInterface.Of(graph, KjvModel.Config).Plan(graph);

        int[] released = [.. plan.Nodes.SelectMany(node => node.Releases)];
        released.Should().OnlyHaveUniqueItems().And.NotIntersectWith(plan.Outputs.Values);
        plan.Nodes.SelectMany(node => node.Outputs).Except(plan.Outputs.Values).Should().BeSubsetOf(released);
    }

    [Fact]
    public void May_overwrite_an_input_only_when_nothing_else_sees_it()
    {
        // The view of a is read after Neg could have overwritten a in place.
        GraphBuilder graph = new GraphBuilder().Input("in0", Float, "n", "m").Constant("flat", -1)
            .Node("Sqrt", "in0", "a").Node("Reshape", "a flat", "view").Node("Neg", "a", "b").Node("Exp", "b", "c")
            .Node("Reshape", "c flat", "d").Node("Add", "d view", "y").Output("y");

        Feed result = ManagedRun.Run(graph.Model(), [new Feed(new[] { 1f, 4f, 9f, 16f }, [2, 2])])[0];

        result.Values.Should().BeOfType<float[]>().Which.Zip([1f, 2f, 3f, 4f], (ours, root) => Math.Abs(ours - (MathF.Exp(-root) + root)))
            .Max().Should().BeLessThan(1e-5f);
    }

    private static GraphBuilder Normalization() => new GraphBuilder().Input("in0", Float, "n")
        .Constant("scale", new Feed(new[] { 1f, 1f }, [2])).Node("LayerNormalization", "in0 scale", "y mean -");

    private static IEnumerable<string> Operators(GraphBuilder graph) => PlanBuilder.Build(graph.Graph()).Nodes.Select(node => node.OperatorType);
}
