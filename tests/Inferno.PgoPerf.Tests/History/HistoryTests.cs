using System.Data.Common;
using Inferno.History;
using Inferno.History.Databases;
using Inferno.History.Records;

namespace Inferno.PgoPerf.Tests.History;

/// <summary>What a history does, whatever database keeps it.</summary>
public abstract class HistoryTests
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract HistoryDatabase Database { get; }

    private static RecordedMode NativeAot { get; } = RecordedRuns.Mode("nativeaot", RecordedRuns.Result("warm/short"));

    private static IReadOnlyList<Migration> OneMore { get; } =
        [.. Migration.All, new Migration(Migration.All.Count + 1, "alter table runs add column note text;")];

    [Fact]
    public async Task Reads_back_what_it_was_given()
    {
        RecordedRun run = RecordedRuns.Of(1) with
        {
            Commit = null,
            Modes =
            [
                RecordedRuns.Mode(
                    "dynamic",
                    RecordedRuns.Result("cold/short") with { LogRatio = null },
                    RecordedRuns.Result("warm/short")),
                NativeAot with { Load = null, Results = [NativeAot.Results[0] with { Reference = "a pin" }] },
            ],
        };

        await AddAsync(run);

        (await ReadAsync(new HistoryFilter { Samples = true })).Should().ContainSingle()
            .Which.Should().BeEquivalentTo(run, options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task Leaves_samples_out_unless_they_are_asked_for()
    {
        await AddAsync(RecordedRuns.Of(1));

        RecordedResult result = (await ReadAsync(HistoryFilter.Summaries))[0].Modes[0].Results[0];

        result.Samples.Should().BeEmpty();
        result.Pairs.Should().Be(3);
    }

    [Fact]
    public async Task Adding_a_run_again_changes_nothing()
    {
        await using RunHistory history = await OpenAsync();

        int first = await history.AddAsync(RecordedRuns.Of(1), Cancellation);
        int second = await history.AddAsync(RecordedRuns.Of(1, logRatio: .5), Cancellation);

        (first, second).Should().Be((1, 0));
        (await ReadAsync(HistoryFilter.Summaries))[0].Modes[0].Results[0].LogRatio!.Estimate.Should().Be(.1);
    }

    [Fact]
    public async Task Adds_the_mode_that_a_known_run_measured_later()
    {
        RecordedRun run = RecordedRuns.Of(1);
        await AddAsync(run);

        await AddAsync(run with { Modes = [.. run.Modes, NativeAot] });

        (await ReadAsync(HistoryFilter.Summaries)).Should().ContainSingle()
            .Which.Modes.Select(mode => mode.Mode).Should().Equal("dynamic", "nativeaot");
    }

    [Fact]
    public async Task Replaces_what_a_later_mode_has_changed_and_keeps_the_other_modes()
    {
        RecordedRun run = RecordedRuns.Of(1);
        await using RunHistory history = await OpenAsync();
        await history.AddAsync(run with { Modes = [.. run.Modes, NativeAot] }, Cancellation);

        await history.ReplaceAsync(RecordedRuns.Of(1, logRatio: .5), Cancellation);

        (await ReadAsync(HistoryFilter.Summaries)).Single().Modes
            .Select(mode => (mode.Mode, mode.Results[0].LogRatio!.Estimate))
            .Should().Equal(("dynamic", .5), ("nativeaot", .1));
    }

    [Theory]
    [InlineData("dynamic", "warm", null, "night-0001 night-0003")]
    [InlineData("dynamic", "warm/short", null, "night-0001 night-0003")]
    [InlineData("dynamic", "war", null, "")]
    [InlineData(null, "warm", 2, "night-0002 night-0003")]
    [InlineData(null, "cold/short", 1, "night-0003")]
    public async Task Finds_runs_by_mode_scenario_and_number(string? mode, string? scenario, int? latest, string runs)
    {
        RecordedRun other = RecordedRuns.Of(2) with
        {
            Modes = [RecordedRuns.Mode("nativeaot", RecordedRuns.Result("warm/long"))],
        };
        RecordedRun both = RecordedRuns.Of(3) with
        {
            Modes = [RecordedRuns.Mode("dynamic", RecordedRuns.Result("cold/short"), RecordedRuns.Result("warm/short"))],
        };
        await AddAsync(both, other, RecordedRuns.Of(1));

        IReadOnlyList<RecordedRun> found =
            await ReadAsync(new HistoryFilter { Mode = mode, Scenario = scenario, Latest = latest });

        found.Select(run => run.Id).Should().Equal(runs.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        found.SelectMany(run => run.Modes).SelectMany(part => part.Results).Should()
            .NotContain(result => !result.Scenario.StartsWith(scenario!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Removes_runs_with_everything_that_belongs_to_them()
    {
        await AddAsync(RecordedRuns.Of(1), RecordedRuns.Of(2));
        await using (RunHistory history = await OpenAsync())
        {
            (await history.RemoveAsync(["night-0001", "night-0002", "no such run"], Cancellation)).Should().Be(2);
        }

        foreach (string table in (string[])["runs", "machines", "modes", "results", "samples"])
        {
            (await CountAsync(table)).Should().Be(0, table);
        }
    }

    [Fact]
    public async Task A_write_that_fails_leaves_nothing_behind()
    {
        RecordedRun broken = RecordedRuns.Of(1) with
        {
            Modes = [RecordedRuns.Mode("dynamic", RecordedRuns.Result("warm/short"), RecordedRuns.Result("warm/short"))],
        };

        await FluentActions.Awaiting(() => AddAsync(broken)).Should().ThrowAsync<HistoryException>();

        (await CountAsync("runs")).Should().Be(0);
        (await CountAsync("samples")).Should().Be(0);
    }

    [Fact]
    public async Task Many_may_make_it_and_write_to_it_at_the_same_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            await using RunHistory history = await OpenAsync();
            for (int run = 0; run < 10; run++)
            {
                await history.AddAsync(RecordedRuns.Of((100 * writer) + run, pairs: 40), Cancellation);
                await history.AddAsync(RecordedRuns.Of(run, pairs: 40), Cancellation);
            }
        })));

        IReadOnlyList<RecordedRun> runs = await ReadAsync(new HistoryFilter { Samples = true });
        runs.Should().HaveCount(80).And.OnlyContain(run => run.Modes.Single().Results.Single().Samples.Count == 40);
    }

    [Fact]
    public async Task Applies_new_migrations_to_an_old_schema_and_keeps_what_is_there()
    {
        await AddAsync(RecordedRuns.Of(1));

        await MigrateAsync(OneMore);

        (await CountAsync("runs")).Should().Be(1);
        (await CountAsync("schema_versions")).Should().Be(Migration.All.Count + 1);
    }

    [Fact]
    public async Task A_history_from_before_programs_were_kept_is_brought_up_to_date()
    {
        await MigrateAsync([Migration.All[0]]);

        await AddAsync(RecordedRuns.Of(1));

        (await ReadAsync(HistoryFilter.Summaries)).Single().Program.Should().Be("src/App/App.csproj");
        (await CountAsync("schema_versions")).Should().Be(Migration.All.Count);
    }

    [Fact]
    public async Task Results_from_before_metrics_were_kept_are_read_without_any()
    {
        await MigrateAsync([.. Migration.All.Take(2)]);
        await ExecuteAsync(
            """
            insert into machines (fingerprint, description)
            values ('f', '{"operatingSystem":"Debian","architecture":"X64","processors":2,"runtime":".NET 10.0.0"}');
            insert into runs (id, started_at, seed, program, model_path, model_digest, machine)
            values ('old', '2026-01-01T02:03:04.0000000Z', 1, 'p', 'm', 'd', 'f');
            insert into modes (run_id, mode, manifest_digest) values ('old', 'dynamic', 'c');
            insert into results (run_id, mode, scenario, metric, verdict, reason, pairs, voids)
            values ('old', 'dynamic', 'warm/short', 'Warm', 'Pass', 'proved', 15, 0);
            """);

        RecordedResult result = (await ReadAsync(HistoryFilter.Summaries)).Single().Modes.Single().Results.Single();

        (result.Pairs, result.Metrics.Count).Should().Be((15, 0));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_schema_as_it_was()
    {
        await AddAsync(RecordedRuns.Of(1));
        Migration half = new(Migration.All.Count + 1, "create table half (id bigint);");
        Migration broken = new(Migration.All.Count + 2, "create tabel;");

        await FluentActions.Awaiting(() => MigrateAsync([.. Migration.All, half, broken])).Should().ThrowAsync<DbException>();

        (await CountAsync("schema_versions")).Should().Be(Migration.All.Count);
        await FluentActions.Awaiting(() => CountAsync("half")).Should().ThrowAsync<DbException>();
        (await ReadAsync(HistoryFilter.Summaries)).Should().ContainSingle();
    }

    [Fact]
    public async Task Refuses_the_schema_of_a_later_version()
    {
        await AddAsync(RecordedRuns.Of(1));
        await MigrateAsync(OneMore);

        (await FluentActions.Awaiting(OpenAsync).Should().ThrowAsync<HistoryException>())
            .WithMessage("*schema has version*update inferno-pgo*");
    }

    protected Task<RunHistory> OpenAsync() => RunHistory.OpenAsync(Database, Cancellation);

    protected async Task AddAsync(params IReadOnlyList<RecordedRun> runs)
    {
        await using RunHistory history = await OpenAsync();
        foreach (RecordedRun run in runs)
        {
            await history.AddAsync(run, Cancellation);
        }
    }

    protected async Task<IReadOnlyList<RecordedRun>> ReadAsync(HistoryFilter filter)
    {
        await using RunHistory history = await OpenAsync();
        return await history.ReadAsync(filter, Cancellation).ToListAsync(Cancellation);
    }

    private async Task<long> CountAsync(string table)
    {
        await using DbConnection connection = Database.Connect();
        await connection.OpenAsync(Cancellation);
        return await Sql.ScalarAsync(connection, $"select count(*) from {table};", Cancellation);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using DbConnection connection = Database.Connect();
        await connection.OpenAsync(Cancellation);
        await Sql.ExecuteAsync(connection, sql, Cancellation);
    }

    private async Task MigrateAsync(IReadOnlyList<Migration> migrations)
    {
        await using DbConnection connection = Database.Connect();
        await connection.OpenAsync(Cancellation);
        await Schema.UpdateAsync(Database, connection, migrations, Cancellation);
    }
}
