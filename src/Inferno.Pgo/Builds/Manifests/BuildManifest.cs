namespace Inferno.Pgo.Builds.Manifests;

/// <summary>What two builds are made of, and what was found in them.</summary>
public sealed record BuildManifest
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The file's name, beside the two builds.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The version of this layout.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The name of the mode.</summary>
    public required string Mode { get; init; }

    /// <summary>The name of the program's assembly, without extension; <see langword="null"/> in builds of an earlier version.</summary>
    public string? Program { get; init; }

    /// <summary>When the builds were finished.</summary>
    public required DateTimeOffset BuiltAt { get; init; }

    /// <summary>The digest of everything that decides the builds: sources, SDK, processor, recipes, profile. Equal means up to date.</summary>
    public required string InputDigest { get; init; }

    /// <summary>The digest of the sources alone.</summary>
    public required string SourceDigest { get; init; }

    /// <summary>The commit checked out; <see langword="null"/> outside a repository. Uncommitted changes are only in the digest.</summary>
    public string? GitCommit { get; init; }

    /// <summary>What made the builds.</summary>
    public required ToolVersions Tools { get; init; }

    /// <summary>The machine that made them.</summary>
    public required HostDescription Host { get; init; }

    /// <summary>The build without PGO.</summary>
    public required VariantRecord Baseline { get; init; }

    /// <summary>The build with it.</summary>
    public required VariantRecord Pgo { get; init; }

    /// <summary>The profile of a static mode and what it did; <see langword="null"/> in the dynamic mode.</summary>
    public StaticEvidence? Profile { get; init; }

    /// <summary>What verification found when they were built.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>SHA-256 of this manifest written with this property empty.</summary>
    public string Digest { get; init; } = "";
}
