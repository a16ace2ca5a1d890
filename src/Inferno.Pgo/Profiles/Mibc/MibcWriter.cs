using System.Reflection.Metadata;
using System.Security.Cryptography;
using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Mibc;

/// <summary>Writes .mibc files that crossgen2 and the NativeAOT compiler read.</summary>
public static class MibcWriter
{
    /// <summary>
    /// Writes <paramref name="profile"/>; the same profile gives the same bytes. An existing file is replaced, and
    /// only by a complete one.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Profile profile, string path)
    {
        BlobBuilder image = Encode(profile);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            using (FileStream file = File.Create(temporary))
            {
                image.WriteContentTo(file);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>SHA-256 of the file that <paramref name="profile"/> is written as, 64 lower-case hexadecimal digits.</summary>
    internal static string Digest(Profile profile) => Convert.ToHexStringLower(SHA256.HashData(Encode(profile).ToArray()));

    internal static BlobBuilder Encode(Profile profile)
    {
        var module = new ModuleBuilder();
        var dictionary = new GroupBuilder(module);
        IEnumerable<IGrouping<string, MethodProfile>> groups = profile.Methods
            .GroupBy(method => AssembliesOf(method.Method))
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, MethodProfile> group in groups)
        {
            dictionary.AddGroup(group.Key, WriteGroup(module, group));
        }

        module.AddMethod(MibcReader.DictionaryMethod, dictionary.Body);
        module.AddMethod(BodyDigests.Method, WriteDigests(module, profile));
        return module.Serialize();
    }

    private static MethodDefinitionHandle WriteGroup(ModuleBuilder module, IGrouping<string, MethodProfile> methods)
    {
        var group = new GroupBuilder(module);
        foreach (MethodProfile method in methods)
        {
            group.AddMethod(method);
        }

        return module.AddMethod("Assemblies_" + methods.Key, group.Body);
    }

    private static BlobBuilder WriteDigests(ModuleBuilder module, Profile profile)
    {
        var digests = new GroupBuilder(module);
        foreach (MethodProfile method in profile.Methods)
        {
            if (method.BodyDigest is { } digest)
            {
                digests.AddDigest(method.Method, digest);
            }
        }

        return digests.Body;
    }

    /// <summary>The assembly that declares the method first, then the others it is instantiated over, each with a semicolon.</summary>
    private static string AssembliesOf(MethodIdentity method)
    {
        var others = new SortedSet<string>(StringComparer.Ordinal);
        MentionedAssemblies.Collect(method.Owner, others);
        foreach (TypeIdentity argument in method.Arguments)
        {
            MentionedAssemblies.Collect(argument, others);
        }

        others.Remove(method.Assembly);
        return string.Concat(others.Prepend(method.Assembly).Select(assembly => assembly + ";"));
    }
}
