namespace Inferno.Pgo.Profiles.Training;

/// <summary>The runtime switches of an instrumented run; each has a DOTNET_ environment variable of its own.</summary>
public sealed record TrainingSwitches
{
    /// <summary>The runtime's event provider.</summary>
    internal const string Provider = "Microsoft-Windows-DotNETRuntime";

    /// <summary>
    /// Its keywords: loader, JIT, type descriptions, method descriptions and instrumentation data; at the verbose level, which adds the
    /// methods' names.
    /// </summary>
    internal const long Keywords = 0x1F000080018;

    private static readonly string Events = $"{Provider}:0x{Keywords:X}:5";

    /// <summary>Ignore precompiled code, so that framework methods are compiled here and instrumented too.</summary>
    public bool InstrumentFramework { get; init; } = true;

    /// <summary>Never leave the instrumented code, so that the whole run is counted.</summary>
    public bool StayInstrumented { get; init; } = true;

    /// <summary>Count in 64 bits; a long run overflows 32.</summary>
    public bool WideCounts { get; init; } = true;

    /// <summary>The variables and their values.</summary>
    /// <param name="tracePath">Where the runtime writes the trace; {pid} becomes the process id.</param>
    public IReadOnlyDictionary<string, string?> ToEnvironment(string tracePath) => new Dictionary<string, string?>(Instrumenting)
    {
        ["DOTNET_EnableEventPipe"] = "1",
        ["DOTNET_EventPipeOutputPath"] = tracePath,
        ["DOTNET_EventPipeConfig"] = Events,
    };

    /// <summary>Those of them by which the runtime counts, whoever takes the trace.</summary>
    internal IReadOnlyDictionary<string, string?> Instrumenting => new Dictionary<string, string?>
    {
        ["DOTNET_TieredPGO"] = "1",
        ["DOTNET_TieredCompilation"] = "1",
        // A program may switch these off in its runtimeconfig.json; what is optimised at once is never counted.
        ["DOTNET_TC_QuickJit"] = "1",
        ["DOTNET_TC_QuickJitForLoops"] = "1",
        ["DOTNET_TieredPGO_InstrumentOnlyHotCode"] = "0",
        ["DOTNET_ReadyToRun"] = InstrumentFramework ? "0" : "1",
        ["DOTNET_JitCollect64BitCounts"] = WideCounts ? "1" : "0",
        ["DOTNET_TC_CallCounting"] = StayInstrumented ? "0" : "1",
        ["DOTNET_TC_OnStackReplacement"] = StayInstrumented ? "0" : "1",
    };
}
