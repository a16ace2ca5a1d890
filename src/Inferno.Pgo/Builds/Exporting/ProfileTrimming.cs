using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Mibc;

namespace Inferno.Pgo.Builds.Exporting;

/// <summary>Leaves out of a profile what no build of the program can use.</summary>
internal static class ProfileTrimming
{
    // Program and framework are named by files; every shared framework of this runtime's version lies beside the runtime.
    private static readonly Lazy<HashSet<string>> Framework = new(() =>
    [
        NamedType.Canon.Assembly,
        .. Directory.EnumerateDirectories(Path.GetDirectoryName(FolderOfRuntime)!)
            .SelectMany(shared => Directory.EnumerateDirectories(shared))
            .SelectMany(version => Directory.EnumerateFiles(version, "*.dll"))
            .Select(file => Path.GetFileNameWithoutExtension(file)),
    ]);

    // …/shared/Microsoft.NETCore.App, above the folder of the version.
    private static string FolderOfRuntime => Path.GetDirectoryName(Path.GetDirectoryName(typeof(object).Assembly.Location))!;

    /// <summary>
    /// Keeps the methods that have data and that only <paramref name="assemblies"/> and the framework are needed to name. The digests of trained
    /// code stay for the program's own methods alone: the framework's code comes with the SDK that publishes, and is not checked against them.
    /// </summary>
    /// <param name="profile">What was learned.</param>
    /// <param name="assemblies">The simple names of the program's own assemblies.</param>
    public static Profile Of(Profile profile, IReadOnlyCollection<string> assemblies)
    {
        HashSet<string> own = [.. assemblies];
        return Profile.Of(profile.Methods
            .Where(method => method.Records.Count > 0 && Mentioned(method.Method).All(name => own.Contains(name) || Framework.Value.Contains(name)))
            .Select(method => own.Contains(method.Method.Assembly) ? method : method with { BodyDigest = null }));
    }

    private static SortedSet<string> Mentioned(MethodIdentity method)
    {
        SortedSet<string> names = new(StringComparer.Ordinal);
        MentionedAssemblies.Collect(method.Owner, names);
        foreach (TypeIdentity argument in method.Arguments)
        {
            MentionedAssemblies.Collect(argument, names);
        }

        return names;
    }
}
