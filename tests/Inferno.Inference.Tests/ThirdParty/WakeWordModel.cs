using Inferno.Inference.Onnx;
using Inferno.Inference.Tests.Operators;

namespace Inferno.Inference.Tests.ThirdParty;

/// <summary>hello_deepa.onnx, a wake-word classifier that others made, published and use.</summary>
public sealed class WakeWordModel
{
    private const string Package = "openwakeword-js@0.1.27";
    private const string File = "package/models/hello_deepa.onnx";
    // Scores are probabilities: of the whole range from 0 to 1.
    private const float Tolerance = 1e-5f;

    private const int Runs = 50;

    [Fact]
    public async Task Gives_the_scores_of_onnx_runtime()
    {
        ModelProto model = ModelProto.Parser.ParseFrom(await NpmPackage.ReadAsync(Package, File, TestContext.Current.CancellationToken));
        ValueInfoProto input = model.Graph.Input.Should().ContainSingle().Subject;
        model.Graph.Node.Should().HaveCountGreaterThan(20);
        List<float> scores = [];
        for (int seed = 0; seed < Runs; seed++)
        {
            Feed features = Features(input, seed);
            float[] expected = Only(OnnxRuntimeOracle.Run(model, new Dictionary<string, Feed> { [input.Name] = features }));
            float[] actual = Only(ManagedRun.Run(model, _ => features));
            actual.Should().HaveSameCount(expected);
            expected.Should().OnlyContain(score => score >= 0 && score <= 1);
            actual.Zip(expected, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(Tolerance);
            scores.AddRange(expected);
        }

        scores.Distinct().Should().HaveCountGreaterThan(Runs / 2, "one score for everything would prove nothing");
    }

    private static Feed Features(ValueInfoProto input, int seed)
    {
        Random random = new(seed);
        int[] shape = [.. input.Type.TensorType.Shape.Dim.Select(size => size.HasDimValue ? (int)size.DimValue : 1)];
        int count = shape.Aggregate(1, (product, size) => product * size);
        return new Feed(Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 20) - 10).ToArray(), shape);
    }

    private static float[] Only(Feed[] outputs) => (float[])outputs.Should().ContainSingle().Subject.Values;
}
