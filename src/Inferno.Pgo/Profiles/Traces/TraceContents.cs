namespace Inferno.Pgo.Profiles.Traces;

/// <summary>What a training trace says, as the runtime's own ids.</summary>
internal sealed class TraceContents
{
    /// <summary>The file name of the startup hook by which a program is stopped in order; it is no part of the program.</summary>
    public const string HookName = "Inferno.StopHook.dll";

    private const string CoreLibrary = "System.Private.CoreLib.dll";

    /// <summary>In the order in which they were loaded.</summary>
    public OrderedDictionary<ulong, LoadedModule> Modules { get; } = [];

    /// <summary>The assembly that the process was started for: the first that it loaded after the core library; empty where unknown.</summary>
    public string Program => Modules.Values
        .Select(module => module.Path)
        .FirstOrDefault(path => path.Length > 0 && Path.GetFileName(path) is not (CoreLibrary or HookName), "");

    public Dictionary<ulong, LoadedType> Types { get; } = [];

    public Dictionary<ulong, LoadedMethod> Methods { get; } = [];

    public Dictionary<ulong, InstrumentedMethod> Instrumented { get; } = [];

    /// <summary>Every method that was compiled at run time, instrumented or not.</summary>
    public Dictionary<ulong, CompiledAtRunTime> Compiled { get; } = [];

    /// <summary>The ids of assemblies in load contexts that can be unloaded.</summary>
    public HashSet<ulong> CollectibleAssemblies { get; } = [];

    /// <summary>
    /// The names of compiled methods whose counts the runtime forgets: those of assemblies that can be unloaded, for their counts go with
    /// them and are in no trace.
    /// </summary>
    public IEnumerable<string> Forgotten => Compiled
        .Where(method => !Instrumented.ContainsKey(method.Key)
            && Modules.TryGetValue(method.Value.ModuleId, out LoadedModule? module) && CollectibleAssemblies.Contains(module.AssemblyId))
        .Select(method => method.Value.Name)
        .Distinct()
        .Order(StringComparer.Ordinal);

    /// <summary>Events that the runtime had no room for: data may be missing where this is above 0.</summary>
    public long EventsLost { get; set; }

    /// <summary>Whether the file ends before the trace does, as that of a process which was killed.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Forgets what was counted of our own startup hook.</summary>
    public void DropHook()
    {
        foreach (ulong id in Instrumented.Keys.Where(IsOfTheHook).ToArray())
        {
            _ = Instrumented.Remove(id);
        }
    }

    private bool IsOfTheHook(ulong methodId) =>
        Methods.TryGetValue(methodId, out LoadedMethod? method)
        && Types.TryGetValue(method.TypeId, out LoadedType? type)
        && Modules.TryGetValue(type.ModuleId, out LoadedModule? module)
        && Path.GetFileName(module.Path) == HookName;
}
