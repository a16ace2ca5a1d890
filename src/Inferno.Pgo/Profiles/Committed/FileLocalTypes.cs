using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Profiles.Committed;

/// <summary>
/// The types of assemblies that only their files see. A profile that was trained in another folder names them otherwise, and compilers find them
/// only by the names of now.
/// </summary>
internal sealed class FileLocalTypes
{
    // By what does not depend on the folder. Several files of one name may have types of one name: those cannot be told apart.
    private readonly Dictionary<NamedType, NamedType?> _types = [];

    /// <summary>Reads <paramref name="assemblies"/>, paths of assemblies with IL.</summary>
    /// <exception cref="BadImageFormatException">A file is no assembly.</exception>
    /// <exception cref="IOException">A file cannot be opened.</exception>
    public FileLocalTypes(IEnumerable<string> assemblies)
    {
        foreach (string path in assemblies)
        {
            using PEReader image = new(File.OpenRead(path), PEStreamOptions.PrefetchMetadata);
            Add(image.GetMetadataReader());
        }
    }

    /// <summary>
    /// <paramref name="profile"/> with names that do not depend on the folder, so that training elsewhere writes the same. Types that differ in
    /// nothing else keep theirs.
    /// </summary>
    public static Profile WithoutPaths(Profile profile)
    {
        HashSet<NamedType> all = [];
        _ = Renamed(profile, type =>
        {
            _ = all.Add(type);
            return type;
        });
        HashSet<NamedType> alone = [.. all.GroupBy(WithoutPath).Where(types => types.Count() == 1).Select(types => types.Key)];
        return Renamed(profile, type => WithoutPath(type) is var neutral && alone.Contains(neutral) ? neutral : type);
    }

    /// <summary><paramref name="profile"/> with the names of now; itself where it has them already.</summary>
    public Profile NamedIn(Profile profile)
    {
        bool changed = false;
        Profile renamed = Renamed(profile, type =>
        {
            NamedType now = _types.GetValueOrDefault(WithoutPath(type)) is { } known ? known with { IsValueType = type.IsValueType } : type;
            changed |= now != type;
            return now;
        });
        return changed ? renamed : profile;
    }

    private static Profile Renamed(Profile profile, Func<NamedType, NamedType> rename)
    {
        TypeRenaming renaming = new(rename);
        return Profile.Of([.. profile.Methods.Select(method => Renamed(method, renaming))]);
    }

    private static MethodProfile Renamed(MethodProfile method, TypeRenaming renaming) => method with
    {
        Method = renaming.Of(method.Method),
        Calls = method.Calls.Select(call => call with { Callee = renaming.Of(call.Callee) }).ToValueList(),
        Records = method.Records
            .Select(record => record with { Handles = record.Handles.Select(handle => Renamed(handle, renaming)).ToValueList() })
            .ToValueList(),
    };

    private static ProfileHandle Renamed(ProfileHandle handle, TypeRenaming renaming) => handle switch
    {
        TypeHandle type => new TypeHandle(renaming.Of(type.Type)),
        MethodHandle method => new MethodHandle(renaming.Of(method.Method)),
        _ => handle,
    };

    private void Add(MetadataReader metadata)
    {
        string assembly = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        foreach (TypeDefinition definition in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition))
        {
            NamedType type = new(assembly, metadata.GetString(definition.Namespace), metadata.GetString(definition.Name));
            NamedType key = WithoutPath(type);
            if (key != type && definition.GetDeclaringType().IsNil)
            {
                _types[key] = _types.ContainsKey(key) ? null : type;
            }
        }
    }

    private static NamedType WithoutPath(NamedType type) => type with { Name = FileLocalName.WithoutPath(type.Name) };
}
