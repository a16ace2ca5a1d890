namespace Inferno.Pgo.Builds;

/// <summary>The modes by the names that users type and that directories bear.</summary>
public static class PgoModes
{
    /// <summary>Every mode, in the order in which <c>all</c> builds them.</summary>
    public static IReadOnlyList<PgoMode> All { get; } = [PgoMode.Dynamic, PgoMode.ReadyToRun, PgoMode.NativeAot];

    /// <summary>The name of <paramref name="mode"/> in options, directories and manifests.</summary>
    public static string Name(this PgoMode mode) => mode switch
    {
        PgoMode.Dynamic => "dynamic",
        PgoMode.ReadyToRun => "readytorun",
        PgoMode.NativeAot => "nativeaot",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a PGO mode."),
    };

    /// <summary>Whether the mode needs a recorded profile.</summary>
    public static bool IsStatic(this PgoMode mode) => mode is PgoMode.ReadyToRun or PgoMode.NativeAot;

    /// <summary>Finds the mode called <paramref name="name"/>; <see langword="null"/> where there is none.</summary>
    public static PgoMode? Find(string name) =>
        All.Select(mode => (PgoMode?)mode).FirstOrDefault(mode => mode!.Value.Name() == name);
}
