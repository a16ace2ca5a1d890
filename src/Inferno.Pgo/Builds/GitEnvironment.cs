namespace Inferno.Pgo.Builds;

/// <summary>
/// Variables that point git at another repository than the one around a folder: a hook, or a script, may have set them. Every child
/// that asks git goes without them, and builds do (a version or a link to sources is read from git).
/// </summary>
internal static class GitEnvironment
{
    /// <summary>Each of them, mapped to <see langword="null"/>: those of <c>git rev-parse --local-env-vars</c>.</summary>
    public static IReadOnlyDictionary<string, string?> Cleared { get; } = new[]
    {
        "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_NAMESPACE", "GIT_PREFIX", "GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_NO_REPLACE_OBJECTS",
        "GIT_REPLACE_REF_BASE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT",
    }.ToDictionary(name => name, _ => (string?)null);
}
