using Inferno.Inference.Generation;

namespace Inferno.Inference.Tests.Generation;

/// <summary>The plainest form of temperature, top-k and top-p: sort everything, then cut.</summary>
internal static class ReferenceSampling
{
    public static double[] Probabilities(float[] logits, SamplingOptions options)
    {
        (double Weight, int Id)[] sorted =
        [
            .. logits.Select((logit, id) => (Weight: Math.Exp((logit - logits.Max()) / (double)options.Temperature), Id: id))
                .OrderByDescending(t => t.Weight).ThenBy(t => t.Id)
                .Take(options.TopK == 0 ? logits.Length : options.TopK),
        ];
        double all = sorted.Sum(t => t.Weight);
        int count = 0;
        double mass = 0;
        while (count < sorted.Length && (count == 0 || mass < options.TopP * all * (1 - 1e-6)))
        {
            mass += sorted[count++].Weight;
        }

        var probabilities = new double[logits.Length];
        foreach ((double weight, int id) in sorted.Take(count))
        {
            probabilities[id] = weight / mass;
        }

        return probabilities;
    }
}
