namespace Inferno.Pgo.Builds.Configuration;

/// <summary>The JSON schema of pgo.json, by which editors complete and check it.</summary>
public static class PgoSchema
{
    /// <summary>The usual name of its file, which lies beside pgo.json.</summary>
    public const string FileName = "pgo.schema.json";

    /// <summary>Its text.</summary>
    public static string Text()
    {
        using Stream stream = typeof(PgoSchema).Assembly.GetManifestResourceStream(FileName)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Writes it beside <paramref name="config"/>, in the place of an older one.</summary>
    internal static async Task WriteBesideAsync(string config, CancellationToken cancellation)
    {
        string path = Path.Combine(Path.GetDirectoryName(config)!, FileName);
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        await File.WriteAllTextAsync(temporary, Text(), cancellation);
        File.Move(temporary, path, overwrite: true);
    }
}
