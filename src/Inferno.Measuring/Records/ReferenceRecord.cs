using System.Globalization;
using Inferno.Pgo.Builds.Pins;

namespace Inferno.Measuring.Records;

/// <summary>The pinned build that tonight's was measured against.</summary>
/// <param name="Digest">Of its content, 64 hexadecimal digits.</param>
/// <param name="Commit">What it was built from; <see langword="null"/> outside a repository.</param>
/// <param name="PinnedAt">When it was made the reference.</param>
/// <param name="RebuiltFrom">The digest of the lost pin that it replaces, if any.</param>
public sealed record ReferenceRecord(string Digest, string? Commit, DateTimeOffset PinnedAt, string? RebuiltFrom)
{
    /// <summary>What <paramref name="pin"/> says of itself.</summary>
    public static ReferenceRecord Of(Pin pin) => new(pin.Digest, pin.Commit, pin.PinnedAt, pin.RebuiltFrom);

    /// <summary>The reference in a sentence.</summary>
    public override string ToString()
    {
        string rebuilt = RebuiltFrom is null ? "" : $", rebuilt in place of {RebuiltFrom[..12]}, which no longer ran";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Reference build {Digest[..12]} of commit {Commit ?? "unknown"}, pinned {PinnedAt.UtcDateTime:yyyy-MM-dd}{rebuilt}.");
    }
}
