using Inferno.History;
using Inferno.History.Databases;
using Inferno.History.Records;

namespace Inferno.PgoPerf.Tests.History;

public sealed class PostgresHistory : HistoryTests, IClassFixture<PostgresServer>
{
    public PostgresHistory(PostgresServer server)
    {
        Assert.SkipUnless(server.Missing is null, server.Missing ?? "");
        Database = server.NewDatabase();
    }

    protected override HistoryDatabase Database { get; }

    [Fact]
    public async Task Says_what_to_do_where_no_server_answers()
    {
        HistoryDatabase nowhere = HistoryDatabase.Parse("Host=/no/such/socket;Username=ci;Password=secret;Timeout=2");

        string message = (await FluentActions.Awaiting(() => RunHistory.OpenAsync(nowhere, Cancellation))
            .Should().ThrowAsync<HistoryException>()).Which.Message;

        message.Should().StartWith("history PostgreSQL ci at /no/such/socket: ").And.Contain("name another with --history")
            .And.NotContain("secret").And.NotContain("\n");
    }
}
