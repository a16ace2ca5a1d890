using CliWrap;
using CliWrap.Buffered;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.ConcurrentInference;

/// <summary>What one run of concurrent_inference printed and returned.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    public static readonly string Model = RepositoryLayout.At("tests", "fixtures", "models", "kjv-64");

    /// <summary>What no run of a test takes, however busy the machine.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Runs on the fixture model, which an argument may override.</summary>
    public static Task<ProgramRun> OnFixture(params string[] arguments) =>
        Of(new Dictionary<string, string?> { ["BENCH_MODEL_PATH"] = Model }, arguments);

    public static async Task<ProgramRun> Of(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        BufferedCommandResult result = await Cli.Wrap("dotnet")
            .WithArguments([RepositoryLayout.ProgramAssembly, .. arguments])
            .WithEnvironmentVariables(environment)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(limit.Token);
        return new ProgramRun(result.ExitCode, result.StandardOutput, result.StandardError);
    }

    /// <summary>The run failed as it should: this exit code, one line on standard error, no stack trace.</summary>
    public string Refusal(int exitCode)
    {
        ExitCode.Should().Be(exitCode, Error);
        string line = Error.TrimEnd('\r', '\n');
        line.Should().StartWith("concurrent_inference: ").And.NotContainAny("\n", "\r", "   at ", "Unhandled");
        return line;
    }
}
