namespace Inferno.Pgo.Builds.Configuration;

/// <summary>One metric as it stands in the file, before validation.</summary>
internal sealed record MetricFile
{
    public string? Name { get; init; }

    public string? Unit { get; init; }

    public string? Better { get; init; }

    public string? Regex { get; init; }

    public string? Section { get; init; }
}
