using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Profiles;

/// <summary>What a profile knows of one method.</summary>
public sealed record MethodProfile(MethodIdentity Method)
{
    /// <summary>Instrumentation data, in the order that the compiler reads them.</summary>
    public ValueList<SchemaRecord> Records { get; init; }

    /// <summary>Sampled time in the method itself, without its callees; 0 where it was not sampled.</summary>
    public double ExclusiveWeight { get; init; }

    /// <summary>Sampled calls out of the method.</summary>
    public ValueList<CallWeight> Calls { get; init; }

    /// <summary>
    /// Digest of the IL body that was trained, with names in place of tokens; null where the profile does not say.
    /// </summary>
    public ulong? BodyDigest { get; init; }

    /// <summary>
    /// How often code of the method ran: the sum of its block and edge counts, ≥ 0. It ranks methods; it is no time.
    /// </summary>
    public long Weight => Records
        .Where(record => record.Kind.Meaning is SchemaMeaning.BlockCount or SchemaMeaning.EdgeCount)
        .Aggregate(0L, (sum, record) => Saturated.Add(sum, record.Total));
}
