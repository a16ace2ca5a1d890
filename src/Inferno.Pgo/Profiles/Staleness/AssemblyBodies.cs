using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Metadata;

namespace Inferno.Pgo.Profiles.Staleness;

/// <summary>The digests of the methods that an assembly defines.</summary>
internal sealed class AssemblyBodies
{
    private readonly Dictionary<MethodIdentity, ulong?> _digests = [];

    private AssemblyBodies(PEReader image)
    {
        var entities = new EntityResolver(image.GetMetadataReader());
        var bodies = new BodyDigest(image, entities);
        Name = entities.Metadata.GetString(entities.Metadata.GetAssemblyDefinition().Name);
        foreach (MethodDefinitionHandle handle in entities.Metadata.MethodDefinitions)
        {
            _digests[entities.Method(handle)] = bodies.Of(handle);
        }
    }

    public string Name { get; }

    public static AssemblyBodies Read(string path)
    {
        try
        {
            using var image = new PEReader(File.OpenRead(path), PEStreamOptions.PrefetchEntireImage);
            return new AssemblyBodies(image);
        }
        catch (BadMetadataException e)
        {
            throw new ProfileFormatException(path, e.Offset, e.Expected, e.Found, e);
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidOperationException)
        {
            throw new ProfileFormatException(path, null, "a .NET assembly", e.Message, e);
        }
    }

    /// <summary>What is wrong with a profiled method; null where nothing is.</summary>
    public StaleReason? Check(MethodProfile method)
    {
        if (!_digests.TryGetValue(method.Method.Definition, out ulong? digest))
        {
            return StaleReason.Missing;
        }

        return method.BodyDigest is { } trained && trained != digest ? StaleReason.CodeChanged : null;
    }
}
