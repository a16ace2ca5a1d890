using System.Data.Common;
using Inferno.History.Databases;
using Inferno.History.Records;

namespace Inferno.PgoPerf.Tests.History;

public sealed class SqliteHistory : HistoryTests, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-history-");

    public SqliteHistory() => Database = new SqliteDatabase(File);

    protected override HistoryDatabase Database { get; }

    private string File => Path.Combine(_folder.FullName, "deep", "history.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Writes_ahead_so_that_readers_never_wait()
    {
        await AddAsync(RecordedRuns.Of(1));
        await using DbConnection writer = Database.Connect();
        await writer.OpenAsync(Cancellation);
        await using DbTransaction transaction = await writer.BeginTransactionAsync(Cancellation);
        await Sql.ExecuteAsync(writer, "delete from runs;", Cancellation);

        (await ReadAsync(HistoryFilter.Summaries)).Should().ContainSingle("the removal is not committed");
    }

    [Fact]
    public async Task Says_what_to_do_about_a_file_that_is_no_database()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000), Cancellation);

        (await FluentActions.Awaiting(OpenAsync).Should().ThrowAsync<HistoryException>())
            .WithMessage($"history {File}: *not a database*; see that it can be reached*, or name another with --history*");
    }
}
