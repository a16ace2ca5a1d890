namespace Inferno.Pgo.Profiles.Metadata;

/// <summary>Metadata or IL that cannot be read; the caller knows the file and says so.</summary>
internal sealed class BadMetadataException(string expected, string found, long? offset = null)
    : Exception($"expected {expected}, found {found}")
{
    public string Expected { get; } = expected;

    public string Found { get; } = found;

    /// <summary>Position in the body or blob that was being read.</summary>
    public long? Offset { get; } = offset;
}
