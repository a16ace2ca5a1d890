namespace Inferno.Pgo.Profiles.Traces;

/// <summary>What a training trace says, as the runtime's own ids.</summary>
internal sealed class TraceContents
{
    private const string CoreLibrary = "System.Private.CoreLib.dll";

    /// <summary>In the order in which they were loaded.</summary>
    public OrderedDictionary<ulong, LoadedModule> Modules { get; } = [];

    /// <summary>The assembly that the process was started for: the first that it loaded after the core library; empty where unknown.</summary>
    public string Program => Modules.Values
        .Select(module => module.Path)
        .FirstOrDefault(path => path.Length > 0 && Path.GetFileName(path) != CoreLibrary, "");

    public Dictionary<ulong, LoadedType> Types { get; } = [];

    public Dictionary<ulong, LoadedMethod> Methods { get; } = [];

    public Dictionary<ulong, InstrumentedMethod> Instrumented { get; } = [];

    /// <summary>Events that the runtime had no room for: data may be missing where this is above 0.</summary>
    public long EventsLost { get; set; }
}
