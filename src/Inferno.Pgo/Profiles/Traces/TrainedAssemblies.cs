namespace Inferno.Pgo.Profiles.Traces;

/// <summary>The assemblies of a traced process, opened when first asked for.</summary>
internal sealed class TrainedAssemblies(TraceContents trace, IReadOnlyList<string> folders) : IDisposable
{
    private readonly Dictionary<ulong, TrainedAssembly> _open = [];
    private readonly Dictionary<ulong, string> _failed = [];

    /// <exception cref="UnresolvableException">The assembly cannot be used.</exception>
    public TrainedAssembly this[ulong moduleId]
    {
        get
        {
            if (_failed.TryGetValue(moduleId, out string? reason))
            {
                throw new UnresolvableException(reason);
            }

            if (!_open.TryGetValue(moduleId, out TrainedAssembly? assembly))
            {
                assembly = Open(moduleId);
                _open.Add(moduleId, assembly);
            }

            return assembly;
        }
    }

    public void Dispose()
    {
        foreach (TrainedAssembly assembly in _open.Values)
        {
            assembly.Dispose();
        }
    }

    private TrainedAssembly Open(ulong moduleId)
    {
        try
        {
            LoadedModule module = trace.Modules.GetValueOrDefault(moduleId)
                ?? throw new UnresolvableException($"the trace does not say which assembly module 0x{moduleId:x} is");
            return module.Path.Length > 0
                ? TrainedAssembly.Open(Locate(module.Path), module.SymbolId)
                : throw new UnresolvableException("its code was made at run time");
        }
        catch (UnresolvableException e)
        {
            _failed.Add(moduleId, e.Message);
            throw;
        }
    }

    private string Locate(string path) => File.Exists(path)
        ? path
        : folders.Select(folder => Path.Combine(folder, Path.GetFileName(path))).FirstOrDefault(File.Exists) ?? path;
}
