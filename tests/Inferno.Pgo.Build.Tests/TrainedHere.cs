using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Metadata;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Build.Tests;

/// <summary>A profile of this very assembly, in which each method ran equally often; some of its types are named after their file's path.</summary>
internal static partial class TrainedHere
{
    public static string Assembly { get; } = typeof(TrainedHere).Assembly.Location;

    public static Profile Profile()
    {
        using PEReader image = new(File.OpenRead(Assembly));
        MetadataReader metadata = image.GetMetadataReader();
        EntityResolver entities = new(metadata);
        BodyDigest bodies = new(image, entities);
        return Profiles.Profile.Of(metadata.MethodDefinitions
            .Select(handle => (Method: entities.Method(handle), Digest: bodies.Of(handle)))
            .Where(method => method.Digest is not null)
            .Select(method => Ran(method.Method, times: 100, method.Digest)));
    }

    public static MethodProfile Ran(MethodIdentity method, long times, ulong? digest) => new(method)
    {
        Records = [new SchemaRecord(0, BlockCount, 1, 0) { Values = [times] }],
        BodyDigest = digest,
    };

    // 0x40: what a block was counted as; 2: in eight bytes.
    private static SchemaKind BlockCount { get; } = new(0x42);

    /// <summary>Its generated code has types that only its file sees.</summary>
    [GeneratedRegex("[a-z]+[0-9]")]
    public static partial Regex Word();
}
