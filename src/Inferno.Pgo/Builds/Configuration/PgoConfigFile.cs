using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inferno.Pgo.Builds.Configuration;

/// <summary>The configuration as it stands in the file, before validation.</summary>
internal sealed record PgoConfigFile
{
    /// <summary>Names the JSON schema, for editors.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public string? Root { get; init; }

    public string? Project { get; init; }

    public string? Output { get; init; }

    public Dictionary<string, string>? Properties { get; init; }

    public List<string>? Inputs { get; init; }

    public double? FrameworkPercent { get; init; }

    public List<MetricFile>? Metrics { get; init; }

    public Dictionary<string, string>? Variables { get; init; }

    public TrainingConfigFile? Training { get; init; }

    public List<string>? ScenarioInputs { get; init; }

    public JsonElement? LaunchGroups { get; init; }

    public JsonElement? Scenarios { get; init; }

    /// <summary>
    /// What a reference to a name stands for: what <paramref name="given"/> has, or else the file's own variable, or else what
    /// <paramref name="environment"/> has; the file's own may themselves refer to the other two.
    /// </summary>
    public Func<string, string?> Names(IReadOnlyDictionary<string, string> given, Func<string, string?> environment)
    {
        string? Outside(string name) => given.GetValueOrDefault(name) ?? environment(name);
        Dictionary<string, string> own =
            (Variables ?? []).ToDictionary(one => one.Key, one => EnvironmentReferences.Expand(one.Value, Outside));
        return name => given.GetValueOrDefault(name) ?? own.GetValueOrDefault(name) ?? environment(name);
    }

    /// <summary>The same with the value that <paramref name="variable"/> has in the place of each <c>${NAME}</c>; scenarios apart.</summary>
    public PgoConfigFile Expanded(Func<string, string?> variable)
    {
        return this with
        {
            Properties = Properties?.ToDictionary(property => property.Key, property => Expand(property.Value)),
            Inputs = Inputs?.ConvertAll(Expand),
            ScenarioInputs = ScenarioInputs?.ConvertAll(Expand),
            Training = Training?.Expanded(Expand),
        };

        string Expand(string text) => EnvironmentReferences.Expand(text, variable);
    }
}
