using Inferno.Pgo.Profiles.Merging;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Profiles.Reports;

/// <summary>One item of a histogram and its share of the site's calls, above 0 and at most 1.</summary>
/// <param name="Offset">IL offset of the site.</param>
/// <param name="Item">The type, method or value.</param>
/// <param name="Share">Its share of the sample.</param>
/// <param name="Calls">Calls that went into the sample: a run counts at most 32 of them.</param>
public sealed record HistogramShare(int Offset, string Item, double Share, long Calls)
{
    /// <summary>The most frequent item of every histogram of <paramref name="method"/> that saw a call.</summary>
    public static IReadOnlyList<HistogramShare> Dominant(MethodProfile method)
    {
        IReadOnlyList<SchemaRecord> records = SampleWeights.Attach(method.Records, method.Weight);
        return [.. records
            .Where(record => record.Kind.IsSample && record.Weights.Count > 0)
            .Select(record => Dominant(record, records))];
    }

    private static HistogramShare Dominant(SchemaRecord sample, IReadOnlyList<SchemaRecord> records)
    {
        (int index, long weight) = sample.Weights.Index().MaxBy(item => item.Item);
        long calls = records
            .Where(record => record.Offset == sample.Offset && record.Kind.Meaning == CountOf(sample.Kind))
            .Aggregate(0L, (sum, record) => Saturated.Add(sum, record.Total));
        double total = sample.Weights.Sum(item => (double)item);
        string item = sample.Kind.HasHandles ? $"{sample.Handles[index]}" : $"{sample.Values[index]}";
        return new HistogramShare(sample.Offset, item, total > 0 ? weight / total : 0, calls);
    }

    private static SchemaMeaning CountOf(SchemaKind sample) => sample.Meaning == SchemaMeaning.ValueHistogram
        ? SchemaMeaning.ValueHistogramCount
        : SchemaMeaning.HistogramCount;
}
