namespace Inferno.History.Databases;

/// <summary>One step of the schema.</summary>
/// <param name="Version">The schema's version after it, from 1.</param>
/// <param name="Script">Statements that both kinds of database know.</param>
internal sealed record Migration(int Version, string Script)
{
    private const string Folder = "Migrations/";

    /// <summary>Every step, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        .. typeof(Migration).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select((name, index) => new Migration(index + 1, Read(name))),
    ];

    private static string Read(string name)
    {
        using StreamReader reader = new(typeof(Migration).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
