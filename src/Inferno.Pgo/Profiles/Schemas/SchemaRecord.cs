using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Schemas;

/// <summary>One piece of instrumentation data of a method.</summary>
/// <param name="Offset">IL offset that it belongs to.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Count">Number of data items as recorded, ≥ 0.</param>
/// <param name="Other">Target offset of an edge, flags of a histogram.</param>
public sealed record SchemaRecord(int Offset, SchemaKind Kind, int Count, int Other)
{
    /// <summary>Counts or sampled values; empty where the data are handles.</summary>
    public ValueList<long> Values { get; init; }

    /// <summary>Sampled types or methods; empty where the data are numbers.</summary>
    public ValueList<ProfileHandle> Handles { get; init; }

    /// <summary>
    /// After a merge: how many executions each item of the sample stands for. Empty where every filled slot stands for
    /// an equal share.
    /// </summary>
    public ValueList<long> Weights { get; init; }

    /// <summary>The sum of a count record's values.</summary>
    public long Total => Kind.IsCount ? Values.Aggregate(0L, Saturated.Add) : 0;
}
