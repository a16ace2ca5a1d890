using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Merging;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Profiles;

/// <summary>Merges what two profiles know of one method.</summary>
internal static class MethodMerge
{
    public static MethodProfile Merge(MethodProfile left, MethodProfile right)
    {
        if (left.BodyDigest is { } before && right.BodyDigest is { } after && before != after)
        {
            throw new ProfileConflictException(left.Method);
        }

        return left with
        {
            Records = RecordMerge.Merge(Weighed(left), Weighed(right)),
            ExclusiveWeight = left.ExclusiveWeight + right.ExclusiveWeight,
            Calls = MergeCalls([.. left.Calls, .. right.Calls]),
            BodyDigest = left.BodyDigest ?? right.BodyDigest,
        };
    }

    private static IReadOnlyList<SchemaRecord> Weighed(MethodProfile method) => SampleWeights.Attach(method.Records, method.Weight);

    private static ValueList<CallWeight> MergeCalls(IEnumerable<CallWeight> calls) => calls
        .GroupBy(call => call.Callee)
        .Select(group => new CallWeight(group.Key, AddUp(group)))
        .OrderBy(call => call.Callee.ToString(), StringComparer.Ordinal)
        .ToValueList();

    private static int AddUp(IEnumerable<CallWeight> calls) =>
        (int)Math.Min(int.MaxValue, calls.Sum(call => (long)call.Weight));
}
