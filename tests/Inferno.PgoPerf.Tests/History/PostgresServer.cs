using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using Inferno.History.Databases;

namespace Inferno.PgoPerf.Tests.History;

/// <summary>A PostgreSQL server of these tests' own, on a socket in a temporary folder; gone when they are.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Installed = "/usr/lib/postgresql";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-pg-");
    private string _programs = "";
    private int _databases;

    /// <summary>Why there is none; <see langword="null"/> where it runs.</summary>
    public string? Missing { get; private set; }

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(_folder.FullName, "data");

    public async ValueTask InitializeAsync()
    {
        if (FindPrograms() is not { } programs)
        {
            Missing = $"no PostgreSQL server is installed, neither below {Installed} nor on the path; "
                + "Debian: apt-get install postgresql";
            return;
        }

        _programs = programs;
        if (IsRoot)
        {
            await RunAsync("chown", "postgres", _folder.FullName);
        }

        await ServerAsync(
            "initdb", "--pgdata", Data, "--username", "inferno", "--auth", "trust", "--encoding", "UTF8", "--no-sync");
        await ServerAsync(
            "pg_ctl", "start", "--wait", "--pgdata", Data, "--log", Path.Combine(_folder.FullName, "log"),
            "--options", $"-c listen_addresses='' -c unix_socket_directories={_folder.FullName} -c fsync=off");
    }

    /// <summary>An empty database.</summary>
    public HistoryDatabase NewDatabase()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        using var connection = HistoryDatabase.Parse(Connection("postgres")).Connect();
        connection.Open();
        using var creation = Sql.Command(connection, $"create database {name};");
        creation.ExecuteNonQuery();
        return HistoryDatabase.Parse(Connection(name));
    }

    public async ValueTask DisposeAsync()
    {
        if (_programs.Length > 0)
        {
            await ServerAsync("pg_ctl", "stop", "--mode", "immediate", "--pgdata", Data);
        }

        _folder.Delete(recursive: true);
    }

    private static string? FindPrograms() => (Directory.Exists(Installed) ? Directory.GetDirectories(Installed) : [])
        .Select(version => Path.Combine(version, "bin"))
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    private static async Task RunAsync(string program, params IEnumerable<string> arguments)
    {
        BufferedCommandResult result = await Cli.Wrap(program).WithArguments(arguments)
            .WithWorkingDirectory("/").WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        result.ExitCode.Should().Be(0, $"{program}: {result.StandardError}{result.StandardOutput}");
    }

    private string Connection(string database) =>
        $"Host={_folder.FullName};Username=inferno;Database={database};Pooling=false";

    // The server refuses to run as root.
    private Task ServerAsync(string program, params IEnumerable<string> arguments)
    {
        string path = Path.Combine(_programs, program);
        return IsRoot
            ? RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments])
            : RunAsync(path, arguments);
    }
}
