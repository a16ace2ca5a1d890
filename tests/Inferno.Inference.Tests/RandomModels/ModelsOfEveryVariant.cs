using Inferno.Inference.Engines;
using Inferno.Inference.Loading;
using Inferno.Inference.Managed;
using Inferno.Inference.Models;
using RandomLlama;
using RandomLlama.Variants;

namespace Inferno.Inference.Tests.RandomModels;

/// <summary>One model in every form in which people get models: on both engines, against the model as it was.</summary>
public sealed class ModelsOfEveryVariant(VariantModels models) : IClassFixture<VariantModels>
{
    public static TheoryData<string> Names => [.. Variant.All.Select(variant => variant.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_nearly_the_logits_of_the_original_on_onnx_runtime(string name) =>
        ShouldBeNear(models.Logits(name, EngineKind.OnnxRuntime), models.Logits(Variant.Fp32.Name, EngineKind.OnnxRuntime), VariantModels.Loss(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_the_logits_of_onnx_runtime_on_the_managed_engine_or_is_refused_by_the_operator_that_it_lacks(string name)
    {
        IReadOnlyList<string> lacking = VariantModels.Lacking(name);
        if (lacking.Count == 0)
        {
            ShouldBeNear(models.Logits(name, EngineKind.Managed), models.Logits(name, EngineKind.OnnxRuntime), VariantModels.Rounding(name));
            return;
        }

        Action load = () => EngineLoader.Load(EngineKind.Managed, models.Open(name)).Dispose();
        load.Should().Throw<ModelException>().WithMessage("*--engine onnxruntime*").Which.Message.Should().ContainAny(
            lacking.Select(type => $"uses the operator {type}, which the managed engine lacks"));
    }

    /// <summary>Both give a prompt's last logits and those of tokens after it; relative to the largest.</summary>
    private static void ShouldBeNear(float[] ours, float[] theirs, double share)
    {
        double largest = theirs.Max(Math.Abs);
        largest.Should().BeGreaterThan(0.1, "logits that are all near 0 would prove nothing");
        ours.Should().HaveSameCount(theirs);
        ours.Zip(theirs, (a, b) => Math.Abs((double)a - b)).Max().Should().BeLessThanOrEqualTo(share * largest);
    }
}
