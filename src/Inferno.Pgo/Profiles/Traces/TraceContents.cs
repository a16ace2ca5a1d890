namespace Inferno.Pgo.Profiles.Traces;

/// <summary>What a training trace says, as the runtime's own ids.</summary>
internal sealed class TraceContents
{
    public Dictionary<ulong, LoadedModule> Modules { get; } = [];

    public Dictionary<ulong, LoadedType> Types { get; } = [];

    public Dictionary<ulong, LoadedMethod> Methods { get; } = [];

    public Dictionary<ulong, InstrumentedMethod> Instrumented { get; } = [];

    /// <summary>Events that the runtime had no room for: data may be missing where this is above 0.</summary>
    public long EventsLost { get; set; }
}
