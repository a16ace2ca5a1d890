using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Profiles.Flow;

/// <summary>
/// How often each block and edge of a method ran. The compiler counts only the edges outside a spanning tree; what enters
/// a block leaves it, which gives the others (Ball and Larus 1994, ACM TOPLAS 16:1319).
/// </summary>
internal sealed class FlowCounts
{
    private readonly Dictionary<FlowEdge, long> _edges;
    private readonly Dictionary<int, long> _blocks;
    private readonly ILookup<int, FlowEdge> _entering;
    private readonly ILookup<int, FlowEdge> _leaving;

    private FlowCounts(IReadOnlyList<FlowBlock> blocks, ValueList<SchemaRecord> records)
    {
        FlowEdge[] edges = [.. blocks.SelectMany(block => block.Successors.Select(next => new FlowEdge(block.Start, next)))];
        _entering = edges.ToLookup(edge => edge.To);
        _leaving = edges.ToLookup(edge => edge.From);
        _edges = Totals(records, SchemaMeaning.EdgeCount, record => new FlowEdge(record.Offset, record.Other));
        _blocks = Totals(records, SchemaMeaning.BlockCount, record => record.Offset);
    }

    /// <summary>The counts that <paramref name="records"/> of a method with these blocks lead to.</summary>
    public static FlowCounts Solve(IReadOnlyList<FlowBlock> blocks, ValueList<SchemaRecord> records)
    {
        FlowCounts counts = new(blocks, records);
        bool learned = true;
        while (learned)
        {
            learned = false;
            foreach (FlowBlock block in blocks)
            {
                learned |= counts.Learn(block.Start);
            }
        }

        return counts;
    }

    /// <summary>How often the block at this start ran; <see langword="null"/> where the records leave it open.</summary>
    public long? Block(int start) => _blocks.TryGetValue(start, out long count) ? count : null;

    /// <summary>How often control went this way; <see langword="null"/> where the records leave it open.</summary>
    public long? Edge(FlowEdge edge) => _edges.TryGetValue(edge, out long count) ? count : null;

    private bool Learn(int block)
    {
        if (!_blocks.ContainsKey(block) && (Sum(_entering[block]) ?? Sum(_leaving[block])) is { } sum)
        {
            _blocks.Add(block, sum);
            return true;
        }

        return _blocks.TryGetValue(block, out long count)
            && (FillOne(_entering[block], count) | FillOne(_leaving[block], count));
    }

    private long? Sum(IEnumerable<FlowEdge> edges)
    {
        long sum = 0;
        foreach (FlowEdge edge in edges)
        {
            if (!_edges.TryGetValue(edge, out long count))
            {
                return null;
            }

            sum = Saturated.Add(sum, count);
        }

        return sum;
    }

    // Threads count without locks, so a difference may come out a little below 0.
    private bool FillOne(IEnumerable<FlowEdge> edges, long count)
    {
        ILookup<bool, FlowEdge> byKnown = edges.ToLookup(_edges.ContainsKey);
        FlowEdge[] open = [.. byKnown[false].Take(2)];
        if (open.Length != 1)
        {
            return false;
        }

        _edges.Add(open[0], Math.Max(0, count - Sum(byKnown[true])!.Value));
        return true;
    }

    private static Dictionary<TKey, long> Totals<TKey>(
        ValueList<SchemaRecord> records, SchemaMeaning meaning, Func<SchemaRecord, TKey> key)
        where TKey : notnull =>
        records.Where(record => record.Kind.Meaning == meaning)
            .AggregateBy(key, 0L, (sum, record) => Saturated.Add(sum, record.Total))
            .ToDictionary();
}
