namespace Inferno.Pgo.Builds.Compiled;

/// <summary>How the machine code of two builds differs.</summary>
/// <param name="Compared">Bodies that are in both.</param>
/// <param name="Changed">Names of those whose code differs, in ordinal order.</param>
/// <param name="Removed">Names of bodies only in the baseline: inlined everywhere, or not needed any more.</param>
/// <param name="Added">Names of bodies only in the PGO build.</param>
/// <param name="TouchedDefinitions">The definitions of all that changed, went or came.</param>
/// <param name="Definitions">The definitions of all bodies.</param>
public sealed record BodyComparison(
    int Compared,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Removed,
    IReadOnlyList<string> Added,
    IReadOnlySet<string> TouchedDefinitions,
    IReadOnlySet<string> Definitions)
{
    /// <summary>Compares by name; bodies of one name count as one.</summary>
    public static BodyComparison Of(IEnumerable<CompiledMethod> baseline, IEnumerable<CompiledMethod> pgo)
    {
        Dictionary<string, string> before = Digests(baseline = [.. baseline]);
        Dictionary<string, string> after = Digests(pgo = [.. pgo]);
        string[] changed = Ordered(before.Keys.Where(name => after.TryGetValue(name, out string? code) && code != before[name]));
        string[] removed = Ordered(before.Keys.Except(after.Keys));
        string[] added = Ordered(after.Keys.Except(before.Keys));
        HashSet<string> touched = [.. changed, .. removed, .. added];
        CompiledMethod[] all = [.. baseline, .. pgo];
        return new BodyComparison(
            before.Keys.Intersect(after.Keys).Count(),
            changed,
            removed,
            added,
            all.Where(body => touched.Contains(body.Name)).Select(body => body.Definition).ToHashSet(),
            all.Select(body => body.Definition).ToHashSet());
    }

    private static string[] Ordered(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];

    private static Dictionary<string, string> Digests(IEnumerable<CompiledMethod> bodies) => bodies
        .GroupBy(body => body.Name)
        .ToDictionary(
            group => group.Key,
            group => string.Join(' ', group.Select(body => body.Digest).Order(StringComparer.Ordinal)));
}
