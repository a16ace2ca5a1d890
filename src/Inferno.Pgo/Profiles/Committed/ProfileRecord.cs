using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inferno.Pgo.Profiles.Committed;

/// <summary>Where a committed profile comes from: the file NAME.mibc.json beside NAME.mibc, for whoever reads the commit.</summary>
public sealed record ProfileRecord
{
    private const string Suffix = ".json";

    /// <summary>The profile's file name.</summary>
    public required string Profile { get; init; }

    /// <summary>SHA-256 of that file, 64 lower-case hexadecimal digits.</summary>
    public required string Digest { get; init; }

    /// <summary>The commit that was checked out when it was trained; <see langword="null"/> outside a repository.</summary>
    public string? Commit { get; init; }

    /// <summary>What made it, with its version.</summary>
    public required string Tool { get; init; }

    /// <summary>The names of the training runs that it merges.</summary>
    public required IReadOnlyList<string> Runs { get; init; }

    /// <summary>Methods that it has data of.</summary>
    public required int Methods { get; init; }

    /// <summary>
    /// The smallest share of one run's hot weight that the other runs cover, 0 to 100; <see langword="null"/> for a single run, which
    /// has nothing to be compared with.
    /// </summary>
    public double? CoveragePercent { get; init; }

    /// <summary>Where the record of <paramref name="profile"/> lies.</summary>
    public static string PathOf(string profile) => profile + Suffix;

    /// <summary>The record of <paramref name="profile"/>; <see langword="null"/> where it has none, as a profile made by another tool.</summary>
    /// <exception cref="ProfileFormatException">The file is no such record.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ProfileRecord? Find(string profile)
    {
        string path = PathOf(profile);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ProfileRecordJson.Default.ProfileRecord)
                ?? throw new ProfileFormatException(path, null, "a profile's record", "null");
        }
        catch (JsonException e)
        {
            throw new ProfileFormatException(path, null, "a profile's record", $"other text at line {e.LineNumber + 1}", e);
        }
    }

    /// <summary>Writes the record beside <paramref name="profile"/>, through a temporary file.</summary>
    public void Save(string profile)
    {
        string path = PathOf(profile);
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        File.WriteAllText(temporary, JsonSerializer.Serialize(this, ProfileRecordJson.Default.ProfileRecord) + "\n");
        File.Move(temporary, path, overwrite: true);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ProfileRecord))]
internal sealed partial class ProfileRecordJson : JsonSerializerContext;
