using Inferno.Lab.Bench;
using Inferno.PgoPerf.Tests.ConcurrentInference;

namespace Inferno.PgoPerf.Tests.Bench;

public sealed class BoundTests
{
    [Fact]
    public void Counts_the_weights_of_the_fixture()
    {
        WeightCount weights = WeightCount.Read(ProgramRun.Model);
        weights.InLayers.Should().Be(5 * ((2 * 64 * 64) + (2 * 64 * 32) + (3 * 64 * 176)));
        weights.InHead.Should().Be(64 * 1024);
        weights.Bytes.Should().Be(4 * (weights.InLayers + weights.InHead));
    }

    [Theory]
    [InlineData(1e9, 1e12, "reading", .5)]
    [InlineData(1e12, 1e9, "arithmetic", .25)]
    public void Is_the_longer_of_reading_and_computing(double bandwidth, double throughput, string limit, double seconds)
    {
        Bound bound = new(64, "case", .5e9, .25e9, bandwidth, throughput);
        bound.Limit.Should().Be(limit);
        bound.Seconds.Should().Be(seconds);
    }

    [Fact]
    public void Reads_all_weights_for_every_token_that_is_decoded_but_once_for_a_prompt()
    {
        Bound[] bounds = [.. Bound.Of(64, ProgramRun.Model, EngineCases.At(64))];
        WeightCount weights = WeightCount.Read(ProgramRun.Model);
        bounds.Select(bound => bound.Case).Should().Equal("decode", "prefill 128");
        bounds[0].ReadBytes.Should().Be(64 * weights.Bytes);
        bounds[1].ReadBytes.Should().Be(weights.Bytes);
        bounds[1].Operations.Should().Be(2 * ((128 * weights.InLayers) + weights.InHead));
        bounds.Should().OnlyContain(bound => bound.BytesPerSecond > 1e8 && bound.OperationsPerSecond > 1e8);
    }

    [Fact]
    public void Names_a_configuration_that_states_no_sizes()
    {
        string folder = Directory.CreateTempSubdirectory("inferno-bound-").FullName;
        File.WriteAllText(Path.Combine(folder, "config.json"), "{}");
        Action read = () => WeightCount.Read(folder);
        read.Should().Throw<IOException>().WithMessage("*config.json*hidden_size is missing*expected*");
        Directory.Delete(folder, true);
    }
}
