using System.Data.Common;
using System.Runtime.CompilerServices;
using Inferno.History.Databases;
using Inferno.History.Records;

namespace Inferno.History;

/// <summary>
/// An open history. Any number of processes may use one database at the same time; one of these is for one at a time.
/// </summary>
public sealed class RunHistory : IAsyncDisposable
{
    private readonly HistoryDatabase _database;
    private readonly DbConnection _connection;

    private RunHistory(HistoryDatabase database, DbConnection connection)
    {
        _database = database;
        _connection = connection;
    }

    /// <summary>
    /// Opens <paramref name="database"/>, makes it where there is none, and brings it to this version's schema.
    /// </summary>
    /// <exception cref="HistoryException">It cannot be opened, or is of a later version.</exception>
    public static Task<RunHistory> OpenAsync(HistoryDatabase database, CancellationToken cancellation) =>
        Guard(database, async () =>
        {
            DbConnection connection = database.Connect();
            try
            {
                await connection.OpenAsync(cancellation);
                await Sql.ExecuteAsync(connection, database.Preparation, cancellation);
                await Schema.UpdateAsync(database, connection, Migration.All, cancellation);
                return new RunHistory(database, connection);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        });

    /// <summary>
    /// Adds <paramref name="run"/>, or those of its modes that are not known yet, whole or not at all: when this
    /// returns, they are on the disk. What is known already stays as it is.
    /// </summary>
    /// <returns>The number of modes added.</returns>
    /// <exception cref="HistoryException">The database refuses.</exception>
    public Task<int> AddAsync(RecordedRun run, CancellationToken cancellation) =>
        WriteAsync(writer => writer.AddAsync(run, cancellation), cancellation);

    /// <summary>As <see cref="AddAsync"/>, and what is known of its modes is replaced.</summary>
    /// <exception cref="HistoryException">The database refuses.</exception>
    public Task<int> ReplaceAsync(RecordedRun run, CancellationToken cancellation) => WriteAsync(
        async writer =>
        {
            await writer.ForgetModesAsync(run, cancellation);
            return await writer.AddAsync(run, cancellation);
        },
        cancellation);

    /// <summary>
    /// The runs that <paramref name="filter"/> lets through, oldest first, read as they are asked for.
    /// </summary>
    /// <exception cref="HistoryException">The database refuses.</exception>
    public async IAsyncEnumerable<RecordedRun> ReadAsync(
        HistoryFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using IAsyncEnumerator<RecordedRun> runs =
            RunReader.ReadAsync(_connection, filter, cancellation).GetAsyncEnumerator(cancellation);
        while (await Guard(_database, async () => await runs.MoveNextAsync()))
        {
            yield return runs.Current;
        }
    }

    /// <summary>Removes the runs called <paramref name="ids"/>, all or none.</summary>
    /// <exception cref="HistoryException">The database refuses.</exception>
    public async Task<int> RemoveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        int removed = await WriteAsync(writer => writer.RemoveAsync(ids, cancellation), cancellation);
        await Guard(_database, () => Sql.ExecuteAsync(_connection, _database.Compaction, cancellation));
        return removed;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private Task<int> WriteAsync(Func<RunWriter, Task<int>> write, CancellationToken cancellation) =>
        Guard(_database, async () =>
        {
            await using DbTransaction transaction = await _connection.BeginTransactionAsync(cancellation);
            int changed = await write(new RunWriter(_connection));
            await transaction.CommitAsync(cancellation);
            return changed;
        });

    private static async Task<T> Guard<T>(HistoryDatabase database, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            throw new HistoryException(
                database.Name,
                e.Message.Split('\n', 2)[0],
                $"see that it can be reached and written, or name another with --history or {HistoryDatabase.Variable}",
                e);
        }
    }
}
