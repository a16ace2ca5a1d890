using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Inferno.History.Databases;

/// <summary>A history in one file of this machine.</summary>
/// <param name="path">The file; its folder is made where it is missing.</param>
public sealed class SqliteDatabase(string path) : HistoryDatabase
{
    private const int BusySeconds = 60;

    private readonly string _path = Path.GetFullPath(path);

    /// <inheritdoc/>
    public override string Name => _path;

    /// <inheritdoc/>
    public override bool MayExist => File.Exists(_path);

    // A reader never waits for a writer in a write-ahead log, and a commit is on the disk when it returns.
    internal override string Preparation => "pragma journal_mode = wal; pragma synchronous = full;";

    // Every transaction of this provider takes the write lock when it begins.
    internal override string MigrationLock => "";

    internal override string Compaction => "vacuum;";

    internal override DbConnection Connect()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        return new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            DefaultTimeout = BusySeconds,
            ForeignKeys = true,
            Pooling = false,
        }.ToString());
    }
}
