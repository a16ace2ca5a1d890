namespace Inferno.Pgo.Profiles.Schemas;

/// <summary>Arithmetic on counts ≥ 0 that stays at the largest value instead of wrapping.</summary>
internal static class Saturated
{
    public static long Add(long left, long right) => left > long.MaxValue - right ? long.MaxValue : left + right;
}
