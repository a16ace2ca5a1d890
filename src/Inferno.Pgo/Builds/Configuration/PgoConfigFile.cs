namespace Inferno.Pgo.Builds.Configuration;

/// <summary>The configuration as it stands in the file, before validation.</summary>
internal sealed record PgoConfigFile
{
    public string? Root { get; init; }

    public string? Project { get; init; }

    public string? Output { get; init; }

    public Dictionary<string, string>? Properties { get; init; }

    public List<string>? Inputs { get; init; }

    public List<MetricDeclaration>? Metrics { get; init; }

    public TrainingConfigFile? Training { get; init; }
}
