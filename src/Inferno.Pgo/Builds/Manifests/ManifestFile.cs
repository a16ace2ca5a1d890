using System.Text;
using System.Text.Json;

namespace Inferno.Pgo.Builds.Manifests;

/// <summary>Writes a manifest and reads it back, refusing one that is not what was written.</summary>
public static class ManifestFile
{
    /// <summary>Writes <paramref name="manifest"/> with its digest, through a temporary file beside <paramref name="path"/>.</summary>
    public static void Save(BuildManifest manifest, string path)
    {
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        File.WriteAllText(temporary, Text(manifest with { Digest = DigestOf(manifest) }));
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="ManifestException">The file is missing, is no manifest, or was changed after it was written.</exception>
    public static BuildManifest Load(string path)
    {
        BuildManifest manifest = Parse(path, ReadText(path));
        if (manifest.SchemaVersion != BuildManifest.CurrentSchema)
        {
            throw new ManifestException(
                path, $"schema version {manifest.SchemaVersion}", $"{BuildManifest.CurrentSchema}; run inferno-pgo build");
        }

        string digest = DigestOf(manifest);
        return manifest.Digest == digest
            ? manifest
            : throw new ManifestException(
                path, $"its content has digest {digest}", $"'{manifest.Digest}' as written in it; run inferno-pgo build --force");
    }

    private static string DigestOf(BuildManifest manifest) => Builds.Digest.OfText(Text(manifest with { Digest = "" }));

    private static string Text(BuildManifest manifest) =>
        JsonSerializer.Serialize(manifest, ManifestJson.Default.BuildManifest) + "\n";

    private static string ReadText(string path)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ManifestException(path, $"cannot be read ({e.Message})", "a manifest; run inferno-pgo build", e);
        }
    }

    private static BuildManifest Parse(string path, string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ManifestJson.Default.BuildManifest)
                ?? throw new ManifestException(path, "holds null", "a manifest; run inferno-pgo build --force");
        }
        catch (JsonException e)
        {
            throw new ManifestException(
                path,
                $"line {e.LineNumber + 1} at {e.Path ?? "$"} is not what a manifest holds",
                "the file as it was written; run inferno-pgo build --force",
                e);
        }
    }
}
