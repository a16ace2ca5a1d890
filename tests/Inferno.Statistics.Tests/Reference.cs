using System.Text.Json;

namespace Inferno.Statistics.Tests;

/// <summary>Reads the values that scipy computed (tests/fixtures/statistics).</summary>
internal static class Reference
{
    public const double Precision = 1e-9;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    public static T Read<T>(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "fixtures", "statistics", file);
        return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Options)!;
    }
}
