namespace Inferno.Pgo.Builds;

/// <summary>How the optimised build learns from a profile. The order is that in which <c>all</c> builds the modes.</summary>
/// <remarks>All that is particular to one is said by its class in <c>Builds/Modes</c>.</remarks>
public enum PgoMode
{
    /// <summary>The runtime instruments and recompiles the program while it runs.</summary>
    Dynamic,

    /// <summary>A recorded profile is compiled into ReadyToRun images.</summary>
    ReadyToRun,

    /// <summary>A recorded profile is compiled into a native executable.</summary>
    NativeAot,
}

/// <summary>The modes by the names that users type and that directories bear.</summary>
public static class PgoModes
{
    /// <summary>Every mode, in the order in which <c>all</c> builds them.</summary>
    public static IReadOnlyList<PgoMode> All { get; } = Enum.GetValues<PgoMode>();

    /// <summary>The name of <paramref name="mode"/> in options, directories and manifests: its identifier in small letters.</summary>
    public static string Name(this PgoMode mode) => Enum.IsDefined(mode)
        ? mode.ToString().ToLowerInvariant()
        : throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a PGO mode.");

    /// <summary>Finds the mode called <paramref name="name"/>; <see langword="null"/> where there is none.</summary>
    public static PgoMode? Find(string name) =>
        All.Select(mode => (PgoMode?)mode).FirstOrDefault(mode => mode!.Value.Name() == name);
}
