using Inferno.Inference.Onnx;
using Inferno.Inference.Tests.Models;
using Inferno.Inference.Tests.Operators;

namespace Inferno.Inference.Tests.Graphs;

/// <summary>tests/fixtures/graphs: graphs on which the managed engine gave other numbers than ONNX Runtime, and their neighbours.</summary>
public sealed class GraphsFoundWrong
{
    private const double AbsoluteTolerance = 2e-6;

    private static readonly string Folder = Path.Combine(FixtureModel.Repository, "tests", "fixtures", "graphs");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.onnx").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Are_all_there() => Files.Should().HaveCountGreaterThanOrEqualTo(28);

    [Theory]
    [MemberData(nameof(Files))]
    public void Give_the_results_of_onnx_runtime(string file)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(Folder, file)));
        Dictionary<string, Feed> given = model.Graph.Input.ToDictionary(input => input.Name, Floats);

        Agreement.Difference(ManagedRun.Run(model, name => given[name]), OnnxRuntimeOracle.Run(model, given), AbsoluteTolerance).Should().BeNull();
    }

    /// <summary>Numbers of which no two are equal.</summary>
    private static Feed Floats(ValueInfoProto input)
    {
        int[] shape = [.. input.Type.TensorType.Shape.Dim.Select(size => (int)size.DimValue)];
        float[] values = [.. Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size)).Select(i => i - 1.25f)];
        new Random(21).Shuffle(values);
        return new Feed(values, shape);
    }
}
