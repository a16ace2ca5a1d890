using System.ComponentModel;
using System.Reflection;
using CliWrap;
using CliWrap.Buffered;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.ConcurrentInference;

/// <summary>Compiles tests/fixtures/execution-provider/stub.c, once for each of its behaviours.</summary>
internal sealed class StubProvider : IAsyncDisposable
{
    private static readonly string Headers = typeof(StubProvider).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "OnnxRuntimeHeaders").Value!;

    private readonly string _folder = Directory.CreateTempSubdirectory("inferno-stub-").FullName;

    /// <summary>The variables with which the program uses the library.</summary>
    public Dictionary<string, string?> Variables { get; } = new() { ["BENCH_MODEL_PATH"] = ProgramRun.Model };

    public string Path => System.IO.Path.Combine(_folder, "libstub.so");

    /// <summary>Where the library writes what it allocated and copied.</summary>
    public string Trace => System.IO.Path.Combine(_folder, "trace.json");

    /// <summary>Skips the test where nothing can be compiled.</summary>
    /// <param name="behaviour">One that stub.c names; none offers a working device.</param>
    public static Task<StubProvider> CompileAsync(string? behaviour = null)
    {
        Assert.SkipUnless(Directory.Exists(Headers), $"no C headers: {Headers} does not exist");
        string source = RepositoryLayout.At("tests", "fixtures", "execution-provider", "stub.c");
        string[] defined = behaviour is null ? [] : [$"-D{behaviour}"];
        return new StubProvider().CompileHereAsync(["-Wall", "-Wextra", "-Werror", $"-I{Headers}", .. defined, source]);
    }

    /// <summary>A library with nothing in it.</summary>
    public static Task<StubProvider> CompileEmptyAsync() => new StubProvider().CompileHereAsync(["-x", "c", "/dev/null"]);

    /// <summary>A library that needs a symbol which no library here has.</summary>
    public static async Task<StubProvider> CompileWithoutCudaAsync()
    {
        StubProvider stub = new();
        string source = System.IO.Path.Combine(stub._folder, "source.c");
        await File.WriteAllTextAsync(
            source,
            "extern int cudaMalloc(void); int CreateEpFactories(void) { return cudaMalloc(); }",
            TestContext.Current.CancellationToken);
        return await stub.CompileHereAsync([source]);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, true);
        return ValueTask.CompletedTask;
    }

    private async Task<StubProvider> CompileHereAsync(string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in is compiled with a C compiler named cc");
        try
        {
            BufferedCommandResult result = await Cli.Wrap("cc")
                .WithArguments(["-shared", "-fPIC", "-o", Path, .. arguments])
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
            result.ExitCode.Should().Be(0, result.StandardError);
        }
        catch (Win32Exception)
        {
            Assert.Skip("no C compiler named cc");
        }

        Variables["INFERNO_CUDA_EP_PATH"] = Path;
        Variables["STUB_TRACE"] = Trace;
        return this;
    }
}
