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
