using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Profiles.Merging;

/// <summary>
/// A histogram keeps a random sample of 32 of its calls and stops counting there, whether it saw fifty calls or ten
/// million. To combine two of them fairly, each sampled item gets its share of how often the method's code ran.
/// </summary>
internal static class SampleWeights
{
    private const int Slots = 64;

    /// <summary>The records with weights on every sample, the sampled items distinct and in order.</summary>
    /// <param name="records">A method's records.</param>
    /// <param name="executions">How often the method's code ran, ≥ 0.</param>
    public static IReadOnlyList<SchemaRecord> Attach(ValueList<SchemaRecord> records, long executions) =>
        [.. records.Select((record, index) => record.Kind.IsSample && record.Weights.Count == 0
            ? Weigh(record, TotalBefore(records, index), executions)
            : record)];

    /// <summary>Two weighted samples of one site as one.</summary>
    public static SchemaRecord Combine(SchemaRecord left, SchemaRecord right) => left.Kind.HasHandles
        ? WithHandles(left, AddUp(left.Handles, left.Weights).Concat(AddUp(right.Handles, right.Weights)))
        : WithValues(left, AddUp(left.Values, left.Weights).Concat(AddUp(right.Values, right.Weights)));

    /// <summary>A weighted sample as the slots that a file can hold, in proportion; other records as they are.</summary>
    public static SchemaRecord Expand(SchemaRecord record)
    {
        if (record.Weights.Count == 0)
        {
            return record;
        }

        long total = record.Weights.Aggregate(0L, Saturated.Add);
        long[] parts = Apportionment.Share(Math.Min(Slots, total), record.Weights);
        return record with
        {
            Count = (int)parts.Sum(),
            Weights = default,
            Handles = Repeat(record.Handles, parts),
            Values = Repeat(record.Values, parts),
        };
    }

    private static SchemaRecord Weigh(SchemaRecord record, long filled, long executions) => record.Kind.HasHandles
        ? WithHandles(record, Spread(record.Handles.Where(handle => handle != UnresolvedHandle.Empty), executions))
        : WithValues(record, Spread(record.Values.Take((int)Math.Min(filled, record.Values.Count)), executions));

    private static IEnumerable<KeyValuePair<T, long>> Spread<T>(IEnumerable<T> slots, long executions)
        where T : notnull
    {
        KeyValuePair<T, int>[] items = [.. slots.CountBy(slot => slot)
            .OrderBy(item => item.Key.ToString(), StringComparer.Ordinal)];
        if (items.Length == 0)
        {
            return [];
        }

        long calls = Math.Max(executions, items.Sum(item => (long)item.Value));
        long[] weights = Apportionment.Share(calls, [.. items.Select(item => (long)item.Value)]);
        return items.Zip(weights, (item, weight) => KeyValuePair.Create(item.Key, weight));
    }

    private static IEnumerable<KeyValuePair<T, long>> AddUp<T>(ValueList<T> items, ValueList<long> weights) =>
        items.Zip(weights, KeyValuePair.Create);

    private static SchemaRecord WithHandles(
        SchemaRecord record,
        IEnumerable<KeyValuePair<ProfileHandle, long>> weighted)
    {
        KeyValuePair<ProfileHandle, long>[] items = Grouped(weighted);
        return record with
        {
            Count = items.Length,
            Handles = items.Select(item => item.Key).ToValueList(),
            Weights = items.Select(item => item.Value).ToValueList(),
        };
    }

    private static SchemaRecord WithValues(SchemaRecord record, IEnumerable<KeyValuePair<long, long>> weighted)
    {
        KeyValuePair<long, long>[] items = Grouped(weighted);
        return record with
        {
            Count = items.Length,
            Values = items.Select(item => item.Key).ToValueList(),
            Weights = items.Select(item => item.Value).ToValueList(),
        };
    }

    private static KeyValuePair<T, long>[] Grouped<T>(IEnumerable<KeyValuePair<T, long>> weighted)
        where T : notnull =>
        [.. weighted.AggregateBy(item => item.Key, 0L, (sum, item) => Saturated.Add(sum, item.Value))
            .OrderBy(item => item.Key.ToString(), StringComparer.Ordinal)];

    private static ValueList<T> Repeat<T>(ValueList<T> items, long[] parts) =>
        items.Zip(parts, (item, part) => Enumerable.Repeat(item, (int)part)).SelectMany(slots => slots).ToValueList();

    private static long TotalBefore(ValueList<SchemaRecord> records, int index) =>
        index > 0 && records[index - 1] is { Kind.IsCount: true } count && count.Offset == records[index].Offset
            ? count.Total
            : 0;
}
