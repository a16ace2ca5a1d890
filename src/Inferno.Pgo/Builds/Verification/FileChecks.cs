namespace Inferno.Pgo.Builds.Verification;

/// <summary>The bytes that must differ do, and those that must not do not.</summary>
internal static class FileChecks
{
    public static IEnumerable<Finding> Run(BuildPair pair)
    {
        Dictionary<string, FileDigest> baseline = pair.Baseline.Files.ToDictionary(file => file.Path);
        Dictionary<string, FileDigest> pgo = pair.Pgo.Files.ToDictionary(file => file.Path);
        string[] shared = [.. baseline.Keys.Intersect(pgo.Keys).Order(StringComparer.Ordinal)];
        string[] changed = [.. shared.Where(path => baseline[path].Sha256 != pgo[path].Sha256)];
        string[] lonely = [.. baseline.Keys.Except(pgo.Keys).Union(pgo.Keys.Except(baseline.Keys)).Order(StringComparer.Ordinal)];
        if (changed.Length == 0 && lonely.Length == 0)
        {
            return [Findings.Identical(pair.Mode, shared.Length)];
        }

        IEnumerable<Finding> missing = changed.Any(path => IsChangedByPgo(pair, path))
            ? []
            : [Findings.NothingThatMustDifferDoes(pair.Mode)];
        return
        [
            .. lonely.Select(path => Findings.OnlyInOne(path, baseline.ContainsKey(path))),
            .. changed.Where(path => !IsChangedByPgo(pair, path)).Select(path => Findings.MustNotDiffer(pair.Mode, path)),
            .. missing,
        ];
    }

    private static bool IsChangedByPgo(BuildPair pair, string path) => pair.Definition.IsChangedByPgo(path, pair.PgoCompilations);
}
