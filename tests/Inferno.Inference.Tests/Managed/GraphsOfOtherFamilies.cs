using Inferno.Inference.Engines;
using Inferno.Inference.Managed;
using Inferno.Inference.Models;
using Inferno.Inference.OnnxRuntime;
using Inferno.Inference.Tests.Models;

namespace Inferno.Inference.Tests.Managed;

/// <summary>GPT-2, Qwen2 and Llama as PyTorch exports them: the same logits as ONNX Runtime, step by step.</summary>
public sealed class GraphsOfOtherFamilies
{
    private const double RelativeTolerance = 1e-5;

    public static TheoryData<string> Families => [.. ModelFamilies.Folders.Keys];

    [Theory]
    [MemberData(nameof(Families))]
    public void Give_the_logits_of_onnx_runtime(string family)
    {
        ModelConfig config = ModelFamilies.ConfigOf(family);
        using ManagedEngine managed = ManagedEngine.Load(ModelFamilies.GraphOf(family), config);
        using OnnxRuntimeEngine reference = OnnxRuntimeEngine.Load(ModelFamilies.GraphOf(family), config);
        using Session ours = managed.CreateSession(), theirs = reference.CreateSession();
        Random random = new(20);

        foreach (int length in (ReadOnlySpan<int>)[7, 1, 1, 5, 1, 1, 1, 12, 1])
        {
            int[] tokens = [.. Enumerable.Range(0, length).Select(_ => random.Next(config.VocabularySize))];
            ShouldAgree(ours.Forward(tokens).ToArray(), theirs.Forward(tokens).ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Use_only_operators_that_the_engine_lists(string family) =>
        ModelFamilies.OperatorsOf(family).Should().HaveCountGreaterThan(10).And.BeSubsetOf(ManagedEngine.SupportedOperators);

    /// <summary>Relative to the largest logit, as all of a step come of the same sums.</summary>
    private static void ShouldAgree(float[] ours, float[] theirs)
    {
        double largest = theirs.Max(Math.Abs);
        largest.Should().BePositive();
        ours.Zip(theirs, (a, b) => Math.Abs((double)a - b)).Max().Should().BeLessThan(RelativeTolerance * largest);
    }
}
