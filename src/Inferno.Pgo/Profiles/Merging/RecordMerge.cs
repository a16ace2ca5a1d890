using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Profiles.Merging;

/// <summary>Merges the instrumentation data of one method from two runs.</summary>
internal static class RecordMerge
{
    /// <summary>Both lists in one, every record with weights on its samples (<see cref="SampleWeights.Attach"/>).</summary>
    public static ValueList<SchemaRecord> Merge(IEnumerable<SchemaRecord> left, IEnumerable<SchemaRecord> right)
    {
        SortedDictionary<RecordKey, SchemaRecord> merged = Keyed(left);
        foreach ((RecordKey key, SchemaRecord record) in Keyed(right))
        {
            merged[key] = merged.TryGetValue(key, out SchemaRecord? other) ? Add(other, record) : record;
        }

        return merged.Values.ToValueList();
    }

    private static SortedDictionary<RecordKey, SchemaRecord> Keyed(IEnumerable<SchemaRecord> records)
    {
        var keyed = new SortedDictionary<RecordKey, SchemaRecord>();
        foreach (SchemaRecord record in records)
        {
            RecordKey key = RecordKey.Of(record, 0);
            while (keyed.ContainsKey(key))
            {
                key = key with { Repeat = key.Repeat + 1 };
            }

            keyed.Add(key, record);
        }

        return keyed;
    }

    private static SchemaRecord Add(SchemaRecord left, SchemaRecord right) => left.Kind switch
    {
        { IsSample: true } => SampleWeights.Combine(left, right),
        { IsCount: true } => AddCounts(left, right),
        // The number of runs is not a data item: the format keeps it in the field beside the offset.
        { Meaning: SchemaMeaning.NumberOfRuns } => left with { Other = left.Other + right.Other },
        _ => Later(left, right),
    };

    private static SchemaRecord AddCounts(SchemaRecord left, SchemaRecord right)
    {
        int length = Math.Max(left.Values.Count, right.Values.Count);
        ValueList<long> sums = Enumerable.Range(0, length)
            .Select(index => Saturated.Add(At(left.Values, index), At(right.Values, index)))
            .ToValueList();
        bool wide = left.Kind.DataType == SchemaDataType.EightByte || right.Kind.DataType == SchemaDataType.EightByte
            || sums.Any(sum => sum > int.MaxValue);
        return left with { Kind = wide ? left.Kind.Widen() : left.Kind, Count = length, Values = sums };
    }

    private static long At(ValueList<long> values, int index) => index < values.Count ? values[index] : 0;

    private static SchemaRecord Later(SchemaRecord left, SchemaRecord right) =>
        string.CompareOrdinal(left.ToString(), right.ToString()) >= 0 ? left : right;
}
