using System.Text.Json.Serialization;

namespace Inferno.Pgo.Builds.Training;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TrainingRecord))]
internal sealed partial class TrainingRecordJson : JsonSerializerContext;
