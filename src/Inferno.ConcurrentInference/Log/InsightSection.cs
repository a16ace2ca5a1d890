using Inferno.ConcurrentInference.Results;

namespace Inferno.ConcurrentInference.Log;

internal static class InsightSection
{
    public static string Render(Measurement measured, string digest) => $"""
        PGO OPTIMIZATION INSIGHTS
          Inference share: {Format.Percent(measured.InferenceShare)}   Managed share: {Format.Percent(measured.ManagedShare)}
          Output digest: {digest}
        """;
}
