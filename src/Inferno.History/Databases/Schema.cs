using System.Data.Common;
using Inferno.History.Records;

namespace Inferno.History.Databases;

/// <summary>Brings a database to the schema of this version.</summary>
internal static class Schema
{
    private const string Versions =
        "create table if not exists schema_versions (version bigint primary key, applied_at text not null);";

    private const string Latest = "select coalesce(max(version), 0) from schema_versions;";

    private const string Applied = "insert into schema_versions (version, applied_at) values (@version, @applied_at);";

    /// <summary>Applies those of <paramref name="migrations"/> that are missing, all of them or none.</summary>
    /// <exception cref="HistoryException">The database is of a later version.</exception>
    public static async Task UpdateAsync(
        HistoryDatabase database,
        DbConnection connection,
        IReadOnlyList<Migration> migrations,
        CancellationToken cancellation)
    {
        if (await VersionAsync(connection, cancellation) == migrations.Count)
        {
            return;
        }

        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellation);
        await Sql.ExecuteAsync(connection, database.MigrationLock + Versions, cancellation);
        long version = await Sql.ScalarAsync(connection, Latest, cancellation);
        if (version > migrations.Count)
        {
            throw new HistoryException(
                database.Name,
                $"its schema has version {version}, and this inferno-pgo knows {migrations.Count}",
                "update inferno-pgo, or name another with --history");
        }

        foreach (Migration migration in migrations.Where(migration => migration.Version > version))
        {
            await Sql.ExecuteAsync(connection, migration.Script, cancellation);
            await Sql.ExecuteAsync(
                connection, Applied, cancellation,
                ("version", migration.Version), ("applied_at", Moment.Text(DateTimeOffset.UtcNow)));
        }

        await transaction.CommitAsync(cancellation);
    }

    // Every open asks this first, so that a reader of an up-to-date history never waits for a writer.
    private static async Task<long> VersionAsync(DbConnection connection, CancellationToken cancellation)
    {
        try
        {
            return await Sql.ScalarAsync(connection, Latest, cancellation);
        }
        catch (DbException)
        {
            return 0; // no such table yet; any other trouble comes up again below, where it is not swallowed
        }
    }
}
