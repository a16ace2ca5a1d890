using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Inferno.ConcurrentInference.Evidence;

/// <summary>How the running process was compiled and is being compiled.</summary>
/// <param name="DynamicPgo">The runtime profiles and recompiles hot methods.</param>
/// <param name="ReadyToRun">The program's assembly carries precompiled code.</param>
/// <param name="NativeAot">There is no compiler in the process.</param>
internal sealed record BuildFacts(bool DynamicPgo, bool ReadyToRun, bool NativeAot)
{
    public static BuildFacts Read()
    {
        bool native = !RuntimeFeature.IsDynamicCodeSupported;
        bool tiered = !native && IsOn("System.Runtime.TieredCompilation", "TieredCompilation");
        return new BuildFacts(tiered && IsOn("System.Runtime.TieredPGO", "TieredPGO"), !native && HasNativeHeader(), native);
    }

    private static bool IsOn(string knob, string variable)
    {
        string? value = Environment.GetEnvironmentVariable($"DOTNET_{variable}")
            ?? Environment.GetEnvironmentVariable($"COMPlus_{variable}");
        return value is not null ? value.Trim().TrimStart('0').Length > 0 : !AppContext.TryGetSwitch(knob, out bool on) || on;
    }

    private static bool HasNativeHeader()
    {
        string path = Path.Combine(AppContext.BaseDirectory, $"{typeof(BuildFacts).Assembly.GetName().Name}.dll");
        if (!File.Exists(path))
        {
            return false;
        }

        using var reader = new PEReader(File.OpenRead(path));
        return reader.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0;
    }
}
