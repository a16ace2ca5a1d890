using Inferno.History.Databases;

namespace Inferno.PgoPerf.Tests.History;

public sealed class ChoosingAHistory
{
    [Fact]
    public void Is_a_file_of_the_repository_by_default() => HistoryDatabase.Choose(null, "/repository")
        .Should().BeOfType<SqliteDatabase>().Which.Name.Should().Be(Path.GetFullPath("/repository/artifacts/history.db"));

    [Theory]
    [InlineData("team.db")]
    [InlineData("/shared/host=a/team.db")]
    public void Takes_a_path_for_a_file(string path) =>
        HistoryDatabase.Parse(path).Should().BeOfType<SqliteDatabase>().Which.Name.Should().Be(Path.GetFullPath(path));

    [Theory]
    [InlineData("Host=db;Database=perf;Username=ci;Password=secret")]
    [InlineData("Username=ci; Server=db; Database=perf")]
    [InlineData("postgres://ci:secret@db/perf")]
    [InlineData("postgresql://ci:s%40cret@db:5433/perf?Timeout=5")]
    public void Knows_the_addresses_of_postgresql_and_never_shows_a_password(string text)
    {
        HistoryDatabase database = HistoryDatabase.Parse(text);

        database.Should().BeOfType<PostgresDatabase>();
        database.Name.Should().Be("PostgreSQL perf at db");
        using var connection = database.Connect();
        connection.ConnectionString.Should().Contain("Username=ci").And.Contain("Host=db");
    }

    [Theory]
    [InlineData("Host=db;Nonsense=1;Password=secret")]
    [InlineData("postgres://ci:secret@db/perf?nonsense=1")]
    [InlineData("Host=db;Port=many;Password=secret")]
    public void Refuses_a_connection_string_that_cannot_be_read(string text) =>
        FluentActions.Invoking(() => HistoryDatabase.Parse(text)).Should().Throw<ArgumentException>()
            .WithMessage("the connection string of the history cannot be read*expected such as 'Host=db;*")
            .Which.Message.Should().NotContain("secret");
}
