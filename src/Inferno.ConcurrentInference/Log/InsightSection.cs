using System.Globalization;

namespace Inferno.ConcurrentInference.Log;

internal static class InsightSection
{
    public static string Render(Measurement measured, string digest)
    {
        int suitability = (int)Math.Round(measured.Suitability);
        return $"""
            PGO OPTIMIZATION INSIGHTS
              Inference share: {Format.Percent(measured.InferenceShare)}   Suitability: {suitability.ToString(CultureInfo.InvariantCulture)}/100 ({Label(suitability)})
              Output digest: {digest}
            """;
    }

    private static string Label(int suitability) => suitability switch
    {
        >= 70 => "good target",
        >= 40 => "fair target",
        _ => "poor target",
    };
}
