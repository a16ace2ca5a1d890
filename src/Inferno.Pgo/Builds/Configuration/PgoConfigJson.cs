using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Inferno.Pgo.Builds.Configuration;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PgoConfigFile))]
[JsonSerializable(typeof(string))]
internal sealed partial class PgoConfigJson : JsonSerializerContext
{
    /// <summary>The names that a value of <paramref name="type"/> may have.</summary>
    public static IReadOnlyList<string> NamesOf(Type type) =>
        [.. Default.GetTypeInfo(type)!.Properties.Select(property => property.Name)];

    /// <summary>The name that nobody knows, and those known in its place; <see langword="null"/> where something else is wrong.</summary>
    public static (string Name, IReadOnlyList<string> Known)? UnknownIn(JsonException failure)
    {
        Match match = Unmapped().Match(failure.Message);
        Type? type = match.Success
            ? Array.Find(
                [typeof(PgoConfigFile), typeof(MetricFile), typeof(TrainingConfigFile), typeof(TrainingRunFile)],
                one => one.FullName == match.Groups["type"].Value)
            : null;
        return type is null ? null : (match.Groups["name"].Value, NamesOf(type));
    }

    [GeneratedRegex("property '(?<name>[^']*)'.* type '(?<type>[^']*)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Unmapped();
}
