namespace Inferno.Pgo.Builds;

/// <summary>How the optimised build learns from a profile.</summary>
public enum PgoMode
{
    /// <summary>The runtime instruments and recompiles the program while it runs.</summary>
    Dynamic,

    /// <summary>A recorded profile is compiled into ReadyToRun images.</summary>
    ReadyToRun,

    /// <summary>A recorded profile is compiled into a native executable.</summary>
    NativeAot,
}
