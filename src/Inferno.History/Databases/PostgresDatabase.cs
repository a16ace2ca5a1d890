using System.Data.Common;
using System.Text.RegularExpressions;
using Npgsql;

namespace Inferno.History.Databases;

/// <summary>A history on a PostgreSQL server, which several machines can share.</summary>
public sealed partial class PostgresDatabase : HistoryDatabase
{
    private readonly NpgsqlConnectionStringBuilder _settings;

    private PostgresDatabase(NpgsqlConnectionStringBuilder settings) => _settings = settings;

    /// <inheritdoc/>
    public override string Name =>
        $"PostgreSQL {_settings.Database ?? _settings.Username ?? "of this user"} at {_settings.Host}";

    /// <inheritdoc/>
    public override bool MayExist => true;

    internal override string Preparation => "";

    // The key is any number that nothing else in the database locks.
    internal override string MigrationLock => "select pg_advisory_xact_lock(4927340917);";

    internal override string Compaction => "";

    /// <summary>Whether <paramref name="text"/> is meant for PostgreSQL and is no path.</summary>
    public static bool IsMeantBy(string text) => Address().IsMatch(text) || HostKey().IsMatch(text);

    /// <summary>The database of a connection string, or of an address such as postgres://user@host/database.</summary>
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public static new PostgresDatabase Parse(string text)
    {
        try
        {
            return new PostgresDatabase(Address().IsMatch(text)
                ? FromAddress(new Uri(text))
                : new NpgsqlConnectionStringBuilder(text));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The text may hold a password, so it is not repeated.
            throw new ArgumentException(
                $"the connection string of the history cannot be read ({e.Message}); "
                + "expected such as 'Host=db;Database=inferno;Username=ci' or 'postgres://ci@db/inferno'",
                e);
        }
    }

    internal override DbConnection Connect() => new NpgsqlConnection(_settings.ToString());

    private static NpgsqlConnectionStringBuilder FromAddress(Uri address)
    {
        string[] user = [.. address.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString)];
        NpgsqlConnectionStringBuilder settings = new() { Host = address.Host };
        if (address.Port > 0)
        {
            settings.Port = address.Port;
        }

        string database = Uri.UnescapeDataString(address.AbsolutePath.Trim('/'));
        settings.Database = database.Length > 0 ? database : null;
        settings.Username = user[0].Length > 0 ? user[0] : null;
        settings.Password = user.Length > 1 ? user[1] : null;
        foreach (string[] option in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(option => option.Split('=', 2)).Where(option => option.Length == 2))
        {
            settings[Uri.UnescapeDataString(option[0])] = Uri.UnescapeDataString(option[1]);
        }

        return settings;
    }

    [GeneratedRegex("^postgres(ql)?://", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"(^|;)\s*(host|server)\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex HostKey();
}
