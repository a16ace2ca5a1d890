using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Inferno.Pgo.Profiles.Training;

/// <summary>Methods that no training can count: marked AggressiveOptimization, they are never compiled with counters.</summary>
internal static class UncountedMethods
{
    /// <summary>Those of <paramref name="assemblies"/>, as Type.Method, in ordinal order; a file that is no assembly has none.</summary>
    public static IReadOnlyList<string> In(IEnumerable<string> assemblies) =>
        [.. assemblies.SelectMany(Of).Distinct().Order(StringComparer.Ordinal)];

    private static List<string> Of(string assembly)
    {
        try
        {
            using PEReader image = new(File.OpenRead(assembly));
            return image.HasMetadata ? Of(image.GetMetadataReader()) : [];
        }
        catch (BadImageFormatException)
        {
            return [];
        }
    }

    private static List<string> Of(MetadataReader metadata) =>
    [
        .. metadata.MethodDefinitions.Select(metadata.GetMethodDefinition)
            .Where(method => (method.ImplAttributes & MethodImplAttributes.AggressiveOptimization) != 0)
            .Select(method =>
                $"{metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name)}.{metadata.GetString(method.Name)}"),
    ];
}
