using System.Text.Json;
using Inferno.Measuring.Records;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Profiles.Flow;

namespace Inferno.Measuring.Runs;

/// <summary>Keeps what instrumented launches saw beside the builds that they launched, and goes when these go.</summary>
/// <param name="directory">The directory of the builds.</param>
/// <param name="model">The model's files: another model means other work.</param>
public sealed class SteeringStore(string directory, IReadOnlyList<FileDigest> model)
{
    private readonly string _path = Path.Combine(directory, "steering.json");
    private readonly Lock _file = new();

    /// <summary>What <paramref name="workload"/> did; <see langword="null"/> where it was not launched yet.</summary>
    public SteeredWork? Find(Workload workload) => Load().GetValueOrDefault(KeyOf(workload));

    /// <summary>Keeps what <paramref name="workload"/> did.</summary>
    public void Add(Workload workload, SteeredWork work)
    {
        lock (_file)
        {
            Dictionary<string, SteeredWork> known = Load();
            known[KeyOf(workload)] = work;
            WholeFile.Write(_path, RunJson.WriteText(known));
        }
    }

    // A damaged file costs new launches, nothing else.
    private Dictionary<string, SteeredWork> Load()
    {
        try
        {
            return File.Exists(_path)
                ? RunJson.ReadLine<Dictionary<string, SteeredWork>>(File.ReadAllText(_path)) ?? []
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private string KeyOf(Workload workload) => RunJson.WriteLine(new { workload, Model = model.Select(file => file.Sha256) });
}
