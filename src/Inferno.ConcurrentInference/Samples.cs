using System.Text.Json;
using System.Text.Json.Serialization;
using Inferno.ConcurrentInference.Results;

namespace Inferno.ConcurrentInference;

/// <summary>Every figure of a run, for those who would rather compute than parse; times in seconds.</summary>
internal sealed record Samples
{
    public required double[] BatchWalls { get; init; }

    /// <summary>[batch][request], in the order of submission.</summary>
    public required double[][] RequestTimes { get; init; }

    public required ColdSample Cold { get; init; }

    public required string OutputDigest { get; init; }

    public static Samples Of(ColdStart cold, Measurement measured, string digest) => new()
    {
        BatchWalls = [.. measured.Batches.Select(b => b.Wall.TotalSeconds)],
        RequestTimes = [.. measured.Batches.Select(b => b.Requests.Select(r => r.Total.TotalSeconds).ToArray())],
        Cold = new ColdSample(
            cold.Backend.TotalSeconds, cold.Engine.TotalSeconds, cold.Model.TotalSeconds, cold.FirstToken.TotalSeconds),
        OutputDigest = digest,
    };

    /// <summary>Writes beside the file and renames, so that a reader never sees half of it.</summary>
    public void Save(string path)
    {
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(this, SamplesJson.Default.Samples));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--samples {path} cannot be written ({failure.Message}); expected a path in a writable directory");
        }
    }
}

/// <summary>The cold-start breakdown in seconds.</summary>
internal sealed record ColdSample(double Backend, double Engine, double Model, double FirstToken);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Samples))]
internal sealed partial class SamplesJson : JsonSerializerContext;
