using CliWrap;
using CliWrap.Buffered;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests;

/// <summary>A command run to its end.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record CommandRun(int ExitCode, string Output, string Error)
{
    // What no command of a test takes, builds included, however busy the machine.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    // Whoever runs the tests may have set what the tool reads: a model, a history, the summary of a workflow's step.
    private static readonly Dictionary<string, string?> Environment = new()
    {
        ["BENCH_MODEL_PATH"] = null,
        ["INFERNO_HISTORY"] = null,
        ["GITHUB_STEP_SUMMARY"] = null,
        ["DOTNET_CLI_UI_LANGUAGE"] = "en-US",
        ["DOTNET_NOLOGO"] = "1",
        ["MSBUILDDISABLENODEREUSE"] = "1",
    };

    private static readonly string ToolAssembly =
        RepositoryLayout.OutputOf(Path.Combine("src", "Inferno.Pgo.Tool"), "inferno-pgo.dll");

    /// <summary>Everything it said.</summary>
    public string All => Output + Error;

    /// <summary>Runs the tool as built for this test run.</summary>
    public static Task<CommandRun> ToolAsync(string folder, params IEnumerable<string> arguments) =>
        StartAsync("dotnet", folder, [ToolAssembly, .. arguments]);

    /// <summary>Runs the tool as built for this test run, with <paramref name="environment"/> besides this process's own.</summary>
    public static Task<CommandRun> ToolAsync(
        string folder, IReadOnlyDictionary<string, string?> environment, params IEnumerable<string> arguments) =>
        RunAsync(Command("dotnet", folder, [ToolAssembly, .. arguments], environment));

    /// <summary>Runs any program in <paramref name="folder"/>.</summary>
    public static Task<CommandRun> StartAsync(string program, string folder, params IEnumerable<string> arguments) =>
        RunAsync(Command(program, folder, arguments));

    /// <summary>The same, with <paramref name="environment"/> besides this process's own.</summary>
    public static Task<CommandRun> StartAsync(
        string program, string folder, IReadOnlyDictionary<string, string?> environment, params IEnumerable<string> arguments) =>
        RunAsync(Command(program, folder, arguments, environment));

    private static async Task<CommandRun> RunAsync(Command command)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        BufferedCommandResult result = await command
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(limit.Token);
        return new CommandRun(result.ExitCode, result.StandardOutput, result.StandardError);
    }

    /// <summary>The tool as built for this test run, for a test that runs it in its own way.</summary>
    public static Command ToolCommand(string folder, params IEnumerable<string> arguments) =>
        Command("dotnet", folder, [ToolAssembly, .. arguments]);

    private static Command Command(
        string program, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null) =>
        Cli.Wrap(program)
            .WithArguments(arguments)
            .WithWorkingDirectory(folder)
            .WithEnvironmentVariables(variables => variables.Set(Environment).Set(environment ?? new Dictionary<string, string?>()));
}
