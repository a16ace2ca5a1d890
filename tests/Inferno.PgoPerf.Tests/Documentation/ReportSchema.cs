using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using Inferno.Measuring.Records;

namespace Inferno.PgoPerf.Tests.Documentation;

/// <summary>The JSON schema of report.json, made of the types that are written to it and of what is said of them.</summary>
internal static class ReportSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema's text, ending in a line feed.</summary>
    public static string Render()
    {
        JsonSerializerOptions options = new(RunJson.Options) { NumberHandling = JsonNumberHandling.Strict };
        options.MakeReadOnly(populateMissingResolver: true);
        XmlSummaries summaries = new();
        JsonObject root = options.GetJsonSchemaAsNode(typeof(RunRecord), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Described(context.PropertyInfo?.AttributeProvider as PropertyInfo, node, summaries),
        }).AsObject();
        root["properties"]!["schemaVersion"] = new JsonObject { ["const"] = RunRecord.CurrentSchema };
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        root.Insert(1, "title", $"report.json of an Inferno run, schema version {RunRecord.CurrentSchema}");
        return root.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonNode Described(PropertyInfo? property, JsonNode node, XmlSummaries summaries)
    {
        if (node is JsonObject schema && property is not null && summaries.Of(property) is { } text)
        {
            schema.Insert(0, "description", text);
        }

        return node;
    }
}
