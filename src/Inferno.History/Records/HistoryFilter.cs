namespace Inferno.History.Records;

/// <summary>Which runs, and what of them.</summary>
public sealed record HistoryFilter
{
    /// <summary>Everything, without samples.</summary>
    public static HistoryFilter Summaries { get; } = new();

    /// <summary>The run of this name only.</summary>
    public string? RunId { get; init; }

    /// <summary>Results in the mode of this name only.</summary>
    public string? Mode { get; init; }

    /// <summary>Results of the scenario of this name, or of the group of this name, only.</summary>
    public string? Scenario { get; init; }

    /// <summary>The latest so many runs that hold such a result; <see langword="null"/> for all.</summary>
    public int? Latest { get; init; }

    /// <summary>Whether samples are read as well.</summary>
    public bool Samples { get; init; }
}
