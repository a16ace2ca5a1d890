using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Inferno.History.Databases;

/// <summary>Runs statements of which every value is a parameter.</summary>
internal static class Sql
{
    /// <summary>Runs <paramref name="sql"/>; returns the number of rows that it changed.</summary>
    public static async Task<int> ExecuteAsync(
        DbConnection connection,
        string sql,
        CancellationToken cancellation,
        params (string Name, object? Value)[] parameters)
    {
        if (sql.Length == 0)
        {
            return 0;
        }

        await using DbCommand command = Command(connection, sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The first value of the first row of <paramref name="sql"/>, a whole number.</summary>
    public static async Task<long> ScalarAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using DbCommand command = Command(connection, sql, []);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    /// <summary>A command to be run; every parameter can be given another value later.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "All SQL is constant text or a migration of this assembly.")]
    public static DbCommand Command(DbConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object? value) in parameters)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.DbType = TypeOf(value);
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    // PostgreSQL wants to know the type of a parameter without a value; where that may be a number, the SQL casts it.
    private static DbType TypeOf(object? value) => value switch
    {
        int or long => DbType.Int64,
        double => DbType.Double,
        _ => DbType.String,
    };
}
