using System.Text.Json.Serialization;
using Inferno.Pgo.Builds.Making;

namespace Inferno.Pgo.Builds.Pins;

/// <summary>Builds that were made a reference, as the file beside them tells.</summary>
public sealed record Pin
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The file's name, beside the two builds and their manifest.</summary>
    public const string FileName = "pin.json";

    /// <summary>The version of this layout.</summary>
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>SHA-256 over the names and contents of all other files of the pin, 64 hexadecimal digits; its folder's name too.</summary>
    public required string Digest { get; init; }

    /// <summary>When they were made the reference; the latest pin of a mode is its reference.</summary>
    public required DateTimeOffset PinnedAt { get; init; }

    /// <summary>How to make them again.</summary>
    public required RecordedBuilds Builds { get; init; }

    /// <summary>The commit that was checked out when they were built; <see langword="null"/> outside a repository.</summary>
    public string? Commit { get; init; }

    /// <summary>The PGO configuration's path within the repository, with slashes; <see langword="null"/> outside one.</summary>
    public string? ConfigPath { get; init; }

    /// <summary>The digest of the pin that these builds replace, rebuilt from its commit; <see langword="null"/> otherwise.</summary>
    public string? RebuiltFrom { get; init; }

    /// <summary>The digest's first digits, by which people name it.</summary>
    public string ShortDigest() => Digest[..12];

    /// <summary>The pin in a few words.</summary>
    public override string ToString() =>
        $"{Builds.Mode} {ShortDigest()}, {(Commit is null ? "of no commit" : $"commit {Commit[..Math.Min(12, Commit.Length)]}")}";
}

/// <summary>A folder of the store.</summary>
/// <param name="Folder">Its name: a digest.</param>
/// <param name="Pin">What it holds; <see langword="null"/> where even that cannot be read.</param>
/// <param name="Damage">What is wrong with it, in one line; <see langword="null"/> where it is as it was pinned.</param>
public sealed record PinEntry(string Folder, Pin? Pin, string? Damage);

/// <summary>A pin that cannot be made, or cannot be trusted: what is wrong, and what to do.</summary>
/// <param name="message">One line.</param>
/// <param name="inner">The failure underneath, if any.</param>
public sealed class PinException(string message, Exception? inner = null) : BuildException(message, inner);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Pin))]
internal sealed partial class PinJson : JsonSerializerContext;
