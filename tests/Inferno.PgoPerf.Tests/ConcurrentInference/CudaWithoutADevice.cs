namespace Inferno.PgoPerf.Tests.ConcurrentInference;

/// <summary>Every way to have no device ends in one line, and in exit code 3.</summary>
public sealed class CudaWithoutADevice
{
    private const int Unavailable = 3;

    private static readonly string[] Generating =
        ["--prompt", "In the beginning", "--warmup", "0", "--iterations", "1", "--engine", "cuda"];

    [Fact]
    public async Task Names_the_variable_where_there_is_no_library() =>
        (await Run([], "--engine", "cuda", "--check-engine")).Refusal(Unavailable)
            .Should().Contain("no CUDA execution-provider library was found: INFERNO_CUDA_EP_PATH is not set, and ")
            .And.Contain("set INFERNO_CUDA_EP_PATH to the path of one");

    [Fact]
    public async Task Names_a_path_that_leads_nowhere() =>
        (await Run(new() { ["INFERNO_CUDA_EP_PATH"] = "no/such/library.so" }, Generating)).Refusal(Unavailable)
            .Should().Contain("INFERNO_CUDA_EP_PATH is no/such/library.so, and no such file exists; set it to ");

    [Fact]
    public async Task Says_that_a_library_offers_no_gpu()
    {
        await using StubProvider stub = await StubProvider.CompileAsync("NO_DEVICE");
        (await Run(stub.Variables, Generating)).Refusal(Unavailable)
            .Should().Contain($"{stub.Path}: the library found no GPU; check the driver with nvidia-smi");
    }

    [Fact]
    public async Task Says_that_a_library_is_none_for_this_onnx_runtime()
    {
        await using StubProvider stub = await StubProvider.CompileEmptyAsync();
        (await Run(stub.Variables, Generating)).Refusal(Unavailable)
            .Should().MatchRegex(@": no execution-provider library for ONNX Runtime \d+\.\d+\.\d+ \(.*CreateEpFactories")
            .And.Contain("; take the one of that version");
    }

    /// <summary>ONNX Runtime itself writes a line before the program's.</summary>
    [Fact]
    public async Task Says_that_a_library_is_for_a_newer_onnx_runtime()
    {
        await using StubProvider stub = await StubProvider.CompileAsync("NEWER_API");
        ProgramRun run = await Run(stub.Variables, Generating);
        (run with { Error = run.Error.TrimEnd().Split('\n')[^1] }).Refusal(Unavailable)
            .Should().MatchRegex(@": no execution-provider library for ONNX Runtime \d+\.\d+\.\d+ ")
            .And.Contain("(this library needs a newer ONNX Runtime); take the one of that version");
    }

    [Fact]
    public async Task Says_which_symbol_a_library_misses()
    {
        await using StubProvider stub = await StubProvider.CompileWithoutCudaAsync();
        (await Run(stub.Variables, Generating)).Refusal(Unavailable)
            .Should().Contain("the library cannot be loaded (").And.Contain("undefined symbol: cudaMalloc")
            .And.Contain("put CUDA's and cuDNN's libraries on the loader's path");
    }

    [Fact]
    public async Task Says_that_a_device_has_no_memory_to_start()
    {
        await using StubProvider stub = await StubProvider.CompileAsync(
            "START_FAILURE=\"CUDA failure 2: out of memory ; GPU=0 ; hostname=stub\"");
        (await Run(stub.Variables, "--engine", "cuda", "--check-engine")).Refusal(Unavailable)
            .Should().Contain("out of memory on Stub GPU 0x0007 through StubExecutionProvider of ")
            .And.Contain("(CUDA failure 2: out of memory ; GPU=0 ; hostname=stub); free some");
    }

    [Fact]
    public async Task Says_why_a_device_does_not_start()
    {
        const string Cause = "CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version";
        await using StubProvider stub = await StubProvider.CompileAsync($"START_FAILURE=\"{Cause}\"");
        (await Run(stub.Variables, "--engine", "cuda", "--check-engine")).Refusal(Unavailable)
            .Should().Contain($"{stub.Path} does not start ({Cause}); check the driver with nvidia-smi");
    }

    [Fact]
    public async Task Says_that_a_device_runs_out_of_memory_while_it_generates()
    {
        await using StubProvider stub = await StubProvider.CompileAsync();
        stub.Variables["STUB_MEMORY"] = "30000";
        ProgramRun run = await Run(stub.Variables, Generating);
        run.Refusal(Unavailable).Should().Contain("out of memory on Stub GPU")
            .And.Contain("take a smaller model or a lower --parallelism");
        ProgramRun start = await Run(stub.Variables, "--engine", "cuda", "--check-engine");
        start.ExitCode.Should().Be(0, "it starts with that much");
    }

    [Fact]
    public async Task Falls_back_to_the_processor_where_it_may_choose_and_says_why()
    {
        await using StubProvider stub = await StubProvider.CompileAsync("NO_DEVICE");
        ProgramRun run = await Run(stub.Variables, [.. Generating[..^1], "auto"]);
        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().StartWith($"ENGINE managed ({stub.Path}: the library found no GPU){Environment.NewLine}");
    }

    private static Task<ProgramRun> Run(Dictionary<string, string?> variables, params string[] arguments)
    {
        variables.TryAdd("BENCH_MODEL_PATH", ProgramRun.Model);
        variables.TryAdd("INFERNO_CUDA_EP_PATH", null);
        return ProgramRun.Of(variables, arguments);
    }
}
