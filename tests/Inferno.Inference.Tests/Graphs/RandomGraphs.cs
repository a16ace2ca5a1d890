using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Plans;
using Inferno.Inference.Tests.Operators;

namespace Inferno.Inference.Tests.Graphs;

public sealed class RandomGraphs
{
    private const int Count = 400;
    private const double AbsoluteTolerance = 2e-6;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Give_the_results_of_onnx_runtime_whether_sizes_are_promised_or_not(bool promised)
    {
        for (int seed = 0; seed < Count; seed++)
        {
            RandomGraph graph = new(seed);
            ModelProto model = graph.Model;

            Feed[] ours = ManagedRun.Run(model, name => graph.Given[name], read => promised ? Promise(read, graph.Given, seed) : new PlanRequest());

            Agreement.Difference(ours, OnnxRuntimeOracle.Run(model, graph.Given), AbsoluteTolerance).Should().BeNull("seed {0} is {1}", seed, model);
        }
    }

    /// <summary>Half of the sizes or most as numbers, the others as unknowns, one for equal sizes.</summary>
    private static PlanRequest Promise(Graph graph, Dictionary<string, Feed> given, int seed)
    {
        Random random = new(seed);
        SizeAlgebra algebra = new();
        Dictionary<int, Size> unknowns = [];
        return new PlanRequest
        {
            Algebra = algebra,
            InputShapes = graph.Inputs.ToDictionary(input => input.Value, input => given[input.Name].Shape.Select(Promised).ToArray()),
        };

        Size Promised(int size) => random.Next(seed % 2 == 0 ? 2 : 6) > 0 ? size
            : unknowns.TryGetValue(size, out Size? unknown) ? unknown : unknowns[size] = algebra.Natural();
    }
}
