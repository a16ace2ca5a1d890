using System.Text.Json;
using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Tests.ConcurrentInference;

/// <summary>The whole way to a GPU and back, on a device that is none.</summary>
public sealed class CudaWithAStandInDevice
{
    private const int Tokens = 20;

    private static readonly string[] Generating =
        ["--prompt", "In the beginning", "--warmup", "0", "--iterations", "1", "--max-tokens", $"{Tokens}", "--temperature", "0"];

    [Fact]
    public async Task Is_what_auto_chooses_and_the_log_says_so_first()
    {
        await using StubProvider stub = await StubProvider.CompileAsync();
        ProgramRun run = await ProgramRun.Of(stub.Variables, [.. Generating, "--engine", "auto"]);
        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Split('\n')[0].Should().StartWith("ENGINE cuda (Stub GPU 0x0007 through StubExecutionProvider of ")
            .And.EndWith($"{stub.Path})");
    }

    [Fact]
    public async Task Is_left_alone_where_the_processor_is_asked_for()
    {
        await using StubProvider stub = await StubProvider.CompileAsync();
        ProgramRun run = await ProgramRun.Of(stub.Variables, [.. Generating, "--engine", "auto", "--cpu"]);
        run.Output.Should().StartWith("ENGINE managed");
        File.Exists(stub.Trace).Should().BeFalse("the library is not even loaded");
    }

    [Fact]
    public async Task Gives_the_tokens_of_the_processor()
    {
        await using StubProvider stub = await StubProvider.CompileAsync();
        string[] options = [.. Generating, "--concurrent", "4", "--parallelism", "2"];
        string[] digests = await Task.WhenAll(((string[])["cuda", "onnxruntime", "managed"]).Select(async engine =>
        {
            ProgramRun run = await ProgramRun.Of(stub.Variables, [.. options, "--engine", engine]);
            return Regex.Match(run.Output, "Output digest: (sha256:[0-9a-f]{64})").Groups[1].Value;
        }));
        digests[0].Should().NotBeEmpty();
        digests.Should().OnlyContain(digest => digest == digests[0]);
    }

    /// <summary>
    /// The processor computes here, so each present tensor is copied in once, and out once as the next token's past: no
    /// copy is left for the program to have made.
    /// </summary>
    [Fact]
    public async Task Keeps_the_cache_on_the_device_and_releases_it()
    {
        const int Caches = 2 * 5;
        await using StubProvider stub = await StubProvider.CompileAsync();
        ProgramRun run = await ProgramRun.Of(stub.Variables, [.. Generating, "--engine", "cuda"]);
        run.ExitCode.Should().Be(0, run.Error);
        string written = await File.ReadAllTextAsync(stub.Trace, TestContext.Current.CancellationToken);
        using JsonDocument trace = JsonDocument.Parse(written);
        Count("copiesIn").Should().Be(Caches * Tokens);
        Count("copiesOut").Should().Be(Caches * (Tokens - 1));
        Count("allocated").Should().BePositive();
        Count("inUse").Should().Be(0);

        long Count(string name) => trace.RootElement.GetProperty(name).GetInt64();
    }

    [Fact]
    public async Task Counts_the_start_of_the_device_as_the_backend_and_not_as_the_model()
    {
        await using StubProvider stub = await StubProvider.CompileAsync("SLOW_START");
        ProgramRun run = await ProgramRun.Of(stub.Variables, [.. Generating, "--engine", "cuda"]);
        double backend = Seconds("Backend initialization"), model = Seconds(@"Model loading \+ GPU");
        backend.Should().BeGreaterThan(0.5);
        Seconds("Total cold start").Should().BeGreaterThan(backend + model - 1e-5, "it is the sum of its parts");

        double Seconds(string label) =>
            double.Parse(Regex.Match(run.Output, label + @":\s+(\d+\.\d+)s").Groups[1].Value, null);
    }

    [Theory]
    [InlineData("managed")]
    [InlineData("onnxruntime")]
    [InlineData("cuda")]
    public async Task Can_be_checked_without_a_prompt_or_a_model(string engine)
    {
        await using StubProvider stub = await StubProvider.CompileAsync();
        stub.Variables["BENCH_MODEL_PATH"] = null;
        ProgramRun run = await ProgramRun.Of(stub.Variables, "--engine", engine, "--check-engine");
        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().StartWith($"ENGINE {engine}").And.NotContain("COLD START");
    }
}
