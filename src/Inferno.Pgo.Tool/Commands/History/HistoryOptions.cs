using System.CommandLine;
using Inferno.History;
using Inferno.History.Databases;
using Inferno.History.Records;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Pgo.Tool.Commands.History;

/// <summary>Which history, and what of it: the options that its commands share.</summary>
internal sealed class HistoryOptions
{
    private readonly Option<string?> _database = Database();

    private readonly Option<string?> _scenario = new("--scenario")
    {
        Description = "Only this scenario, such as single_request_warm/short, or all of a group.",
        HelpName = "GROUP[/CASE]",
    };

    private readonly Option<string?> _mode = new("--mode") { Description = "Only this mode.", HelpName = "MODE" };

    /// <summary>The option that names a history.</summary>
    public static Option<string?> Database() => new("--history")
    {
        Description = "The history: a SQLite file, or a connection string of PostgreSQL; by default "
            + $"{HistoryDatabase.Variable}, else artifacts/history.db; {HistoryDatabase.None} remembers nothing.",
        HelpName = "FILE|CONNECTION",
    };

    public void AddTo(Command command, bool filtered = true)
    {
        command.Add(_database);
        if (filtered)
        {
            command.Add(_scenario);
            command.Add(_mode);
        }
    }

    public HistoryFilter Filter(ParseResult parsed) => new()
    {
        Scenario = parsed.GetValue(_scenario),
        Mode = parsed.GetValue(_mode),
    };

    /// <summary>Opens the history, or makes it.</summary>
    public Task<RunHistory> OpenAsync(ParseResult parsed, CancellationToken cancellation) =>
        RunHistory.OpenAsync(Named(parsed), cancellation);

    /// <summary>Opens the history that there is.</summary>
    /// <exception cref="HistoryException">There is none.</exception>
    public Task<RunHistory> OpenExistingAsync(ParseResult parsed, CancellationToken cancellation)
    {
        HistoryDatabase database = Named(parsed);
        return database.MayExist
            ? RunHistory.OpenAsync(database, cancellation)
            : throw new HistoryException(
                database.Name,
                "there is none yet",
                "inferno-pgo run and gate make one, inferno-pgo history import adds older runs, --history names another");
    }

    /// <summary>The runs that <paramref name="filter"/> lets through, at least one.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public async Task<IReadOnlyList<RecordedRun>> ReadAsync(
        ParseResult parsed, HistoryFilter filter, CancellationToken cancellation)
    {
        await using RunHistory history = await OpenExistingAsync(parsed, cancellation);
        List<RecordedRun> runs = await history.ReadAsync(filter, cancellation).ToListAsync(cancellation);
        return runs.Count > 0
            ? runs
            : throw new ArgumentException(
                "the history holds no such run; inferno-pgo history list shows those that it holds");
    }

    // Where runs are remembered that nobody told another place.
    private static string Root() => PgoConfig.Find(Directory.GetCurrentDirectory()) is { } config
        ? PgoConfig.Load(config).Root
        : Directory.GetCurrentDirectory();

    private HistoryDatabase Named(ParseResult parsed) =>
        HistoryDatabase.Choose(parsed.GetValue(_database), Root())
        ?? throw new ArgumentException(
            $"--history or {HistoryDatabase.Variable} is '{HistoryDatabase.None}'; name a file or a connection string");
}
