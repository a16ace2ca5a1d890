namespace Inferno.Pgo.Builds.Configuration;

/// <summary>The configuration as it stands in the file, before validation.</summary>
internal sealed record PgoConfigFile
{
    public string? Root { get; init; }

    public string? Project { get; init; }

    public string? Output { get; init; }

    public Dictionary<string, string>? Properties { get; init; }

    public List<string>? Inputs { get; init; }

    public double? FrameworkPercent { get; init; }

    public List<MetricFile>? Metrics { get; init; }

    public TrainingConfigFile? Training { get; init; }

    /// <summary>The same with the value that <paramref name="variable"/> has in the place of each <c>${NAME}</c>.</summary>
    public PgoConfigFile Expanded(Func<string, string?> variable)
    {
        return this with
        {
            Properties = Properties?.ToDictionary(property => property.Key, property => Expand(property.Value)),
            Inputs = Inputs?.ConvertAll(Expand),
            Training = Training?.Expanded(Expand),
        };

        string Expand(string text) => EnvironmentReferences.Expand(text, variable);
    }
}
