using System.Text.Json;
using System.Text.Json.Nodes;

namespace Inferno.Pgo.Builds.Verification;

/// <summary>The runtime configurations throw the dynamic PGO switch as the mode says, and agree in all else.</summary>
internal static class RuntimeConfigChecks
{
    private const string TieredPgo = "System.Runtime.TieredPGO";
    private const string TieredCompilation = "System.Runtime.TieredCompilation";

    public static IEnumerable<Finding> Run(BuildPair pair)
    {
        if (pair.Definition.TieredPgo is not { } wanted)
        {
            yield break;
        }

        JsonNode? baseline = Parse(pair.Baseline.RuntimeConfig);
        JsonNode? pgo = Parse(pair.Pgo.RuntimeConfig);
        if (baseline is null || pgo is null)
        {
            yield return Findings.RuntimeConfigUnreadable(baseline is null ? BuildVariant.Baseline : BuildVariant.Pgo);
            yield break;
        }

        if (TakeSwitch(baseline) != false)
        {
            yield return Findings.BaselineHasPgo();
        }

        if (TakeSwitch(pgo) != wanted)
        {
            yield return Findings.PgoSwitchWrong(wanted);
        }

        if (wanted && IsOff(pgo, TieredCompilation))
        {
            yield return Findings.NoTieredCompilation();
        }

        if (!JsonNode.DeepEquals(baseline, pgo))
        {
            yield return Findings.RuntimeConfigsDiffer();
        }
    }

    private static JsonNode? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsOff(JsonNode config, string name) =>
        Properties(config)?[name] is JsonValue value && value.TryGetValue(out bool on) && !on;

    private static JsonObject? Properties(JsonNode config) =>
        ((config as JsonObject)?["runtimeOptions"] as JsonObject)?["configProperties"] as JsonObject;

    /// <summary>Removes the switch, so that the rest can be compared; <see langword="null"/> where it is not set.</summary>
    private static bool? TakeSwitch(JsonNode config)
    {
        if (Properties(config) is not { } properties
            || properties[TieredPgo] is not JsonValue value
            || !value.TryGetValue(out bool on))
        {
            return null;
        }

        _ = properties.Remove(TieredPgo);
        return on;
    }
}
