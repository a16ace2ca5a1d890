using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Profiles.Reports;

/// <summary>A profile as JSON for other programs.</summary>
public static class ProfileJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An object with <c>methods</c>: name, assembly, weight, body digest, counts and call sites of each.</summary>
    public static string Render(Profile profile) => new JsonObject
    {
        ["methods"] = new JsonArray([.. profile.Methods.Select(Method)]),
    }.ToJsonString(Options) + "\n";

    private static JsonObject Method(MethodProfile method) => new()
    {
        ["method"] = method.Method.ToString(),
        ["assembly"] = method.Method.Assembly,
        ["weight"] = method.Weight,
        ["body"] = method.BodyDigest?.ToString("x16", CultureInfo.InvariantCulture),
        ["counts"] = new JsonArray([.. method.Records.Where(IsFlow).Select(Count)]),
        ["calls"] = new JsonArray([.. HistogramShare.Dominant(method).Select(Call)]),
    };

    private static bool IsFlow(SchemaRecord record) =>
        record.Kind.Meaning is SchemaMeaning.BlockCount or SchemaMeaning.EdgeCount;

    private static JsonObject Count(SchemaRecord record) => record.Kind.Meaning == SchemaMeaning.EdgeCount
        ? new() { ["from"] = record.Offset, ["to"] = record.Other, ["count"] = record.Total }
        : new() { ["block"] = record.Offset, ["count"] = record.Total };

    private static JsonObject Call(HistogramShare site) => new()
    {
        ["offset"] = site.Offset,
        ["calls"] = site.Calls,
        ["dominant"] = site.Item,
        ["share"] = Math.Round(site.Share, 4),
    };
}
