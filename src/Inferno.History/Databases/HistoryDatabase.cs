using System.Data.Common;

namespace Inferno.History.Databases;

/// <summary>
/// A database that keeps a history. Its kinds differ in the connection and in nothing else: they share all SQL.
/// </summary>
public abstract class HistoryDatabase
{
    /// <summary>The environment variable that names a database.</summary>
    public const string Variable = "INFERNO_HISTORY";

    /// <summary>The word that stands for no database.</summary>
    public const string None = "none";

    /// <summary>Which one it is, without secrets.</summary>
    public abstract string Name { get; }

    /// <summary>Whether there is something to read already, as far as can be told without connecting.</summary>
    public abstract bool MayExist { get; }

    /// <summary>Statements that an open connection needs first; may be empty.</summary>
    internal abstract string Preparation { get; }

    /// <summary>A statement that keeps a second process from migrating at the same time; may be empty.</summary>
    internal abstract string MigrationLock { get; }

    /// <summary>A statement that gives space back after something was removed; may be empty.</summary>
    internal abstract string Compaction { get; }

    /// <summary>
    /// The database that <paramref name="asked"/> names, else <see cref="Variable"/>, else artifacts/history.db under
    /// <paramref name="root"/>; <see langword="null"/> where none is wanted.
    /// </summary>
    /// <exception cref="ArgumentException">It is neither a path nor a connection string of PostgreSQL.</exception>
    public static HistoryDatabase? Choose(string? asked, string root) =>
        (Named(asked) ?? Named(Environment.GetEnvironmentVariable(Variable))) switch
        {
            null => new SqliteDatabase(Path.Combine(root, "artifacts", "history.db")),
            None => null,
            var text => Parse(text),
        };

    /// <summary>The database of a connection string with Host=, of a postgres:// address, or of a path.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be used.</exception>
    public static HistoryDatabase Parse(string text) =>
        PostgresDatabase.IsMeantBy(text) ? PostgresDatabase.Parse(text) : new SqliteDatabase(text);

    internal abstract DbConnection Connect();

    private static string? Named(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
