using Inferno.PgoPerf.Logs;

namespace Inferno.PgoPerf.Launching;

/// <summary>A launch that ended well.</summary>
public sealed record Launch
{
    /// <summary>When the child was spawned.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Seconds from the spawn to the exit.</summary>
    public required double Duration { get; init; }

    /// <summary>Seconds from the spawn to the arrival of the first measured batch's line, by the launcher's clock.</summary>
    public required double FirstResult { get; init; }

    /// <summary>What the child said.</summary>
    public required ProgramLog Log { get; init; }
}
