using System.Text.Json.Serialization;
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

    /// <summary>Seconds from the spawn to the arrival of the word that the first token is there; none in older records.</summary>
    public double? FirstToken { get; init; }

    /// <summary>What the child said of each case, in their order; at least one.</summary>
    public required IReadOnlyList<ProgramLog> Logs { get; init; }

    /// <summary>What the child said of its first case, which mostly is its only one.</summary>
    [JsonIgnore]
    public ProgramLog Log => Logs[0];

    /// <summary>The same launch with nothing but the case called <paramref name="name"/>, or its only one.</summary>
    /// <exception cref="ArgumentException">It measured several, none of them so called.</exception>
    public Launch Of(string name) => Logs.Count == 1
        ? this
        : this with
        {
            Logs = [Logs.FirstOrDefault(log => log.Case == name)
                ?? throw new ArgumentException($"The launch logged no case {name}.", nameof(name))],
        };
}
