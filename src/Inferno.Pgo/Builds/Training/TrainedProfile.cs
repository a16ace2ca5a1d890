using System.Text.Json;

namespace Inferno.Pgo.Builds.Training;

/// <summary>A profile on disk, alone of its kind in its folder, beside the record of its training.</summary>
/// <param name="Path">The .mibc file, absolute.</param>
/// <param name="Record">Where it comes from.</param>
internal sealed record TrainedProfile(string Path, TrainingRecord Record)
{
    private const string RecordName = "training.json";

    /// <summary>The profile in <paramref name="folder"/>; <see langword="null"/> where there is none, or not as it was written.</summary>
    public static TrainedProfile? Find(string folder)
    {
        string recordPath = System.IO.Path.Combine(folder, RecordName);
        if (!File.Exists(recordPath) || Parse(recordPath) is not { } record)
        {
            return null;
        }

        string path = System.IO.Path.Combine(folder, record.File);
        return File.Exists(path) && Digest.OfFile(path) == record.Digest && Directory.GetFiles(folder, "*.mibc").Length == 1
            ? new TrainedProfile(path, record)
            : null;
    }

    public static void SaveRecord(TrainingRecord record, string folder) => File.WriteAllText(
        System.IO.Path.Combine(folder, RecordName),
        JsonSerializer.Serialize(record, TrainingRecordJson.Default.TrainingRecord) + "\n");

    private static TrainingRecord? Parse(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), TrainingRecordJson.Default.TrainingRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
