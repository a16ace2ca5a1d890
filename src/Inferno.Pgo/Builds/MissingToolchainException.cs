namespace Inferno.Pgo.Builds;

/// <summary>A mode that this machine lacks the tools for; the other modes can be built.</summary>
/// <param name="mode">The mode.</param>
/// <param name="missing">What is missing, and what to install.</param>
public sealed class MissingToolchainException(PgoMode mode, string missing)
    : BuildException($"mode {mode.Name()} cannot be built here: {missing}")
{
    /// <summary>The mode.</summary>
    public PgoMode Mode { get; } = mode;
}
