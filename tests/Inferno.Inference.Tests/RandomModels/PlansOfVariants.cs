using Inferno.Inference.Graphs;
using Inferno.Inference.Loading;
using Inferno.Inference.Managed;
using Inferno.Inference.Operators;
using Inferno.Inference.Plans;

namespace Inferno.Inference.Tests.RandomModels;

public sealed class PlansOfVariants(VariantModels models) : IClassFixture<VariantModels>
{
    [Theory]
    [InlineData("gqa")]
    [InlineData("genai")]
    [InlineData("q4")]
    public void Append_every_present_in_place_and_compute_the_last_row_of_the_logits(string name)
    {
        ModelDirectory directory = models.Open(name);
        Graph graph = GraphReader.Read(directory.GraphPath);

        Plan plan = ModelInterface.Of(graph, directory.Config).Plan(graph);

        plan.Nodes.SelectMany(node => node.Caches ?? []).Where(cache => cache >= 0).Should().BeEquivalentTo(Enumerable.Range(0, 2 * directory.Config.Layers));
        plan.Nodes.Should().ContainSingle(node => node.Operator is LastRowProduct);
    }
}
