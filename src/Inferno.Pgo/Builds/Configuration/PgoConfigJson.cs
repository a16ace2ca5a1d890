using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inferno.Pgo.Builds.Configuration;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PgoConfigFile))]
[JsonSerializable(typeof(string))]
internal sealed partial class PgoConfigJson : JsonSerializerContext;
