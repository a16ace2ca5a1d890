using System.Text.Json;
using Inferno.Measuring.Records;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Profiles.Flow;

namespace Inferno.Measuring.Runs;

/// <summary>Keeps what instrumented launches saw beside the builds that they launched, and goes when these go.</summary>
/// <param name="directory">The directory of the builds.</param>
/// <param name="inputs">The files that the scenarios read: others mean other work.</param>
public sealed class SteeringStore(string directory, IReadOnlyList<FileDigest> inputs)
{
    private readonly string _path = Path.Combine(directory, "steering.json");
    private readonly Lock _file = new();

    /// <summary>What the work of <paramref name="scenario"/> did; <see langword="null"/> where it was not launched yet.</summary>
    public SteeredWork? Find(Scenario scenario) => Load().GetValueOrDefault(KeyOf(scenario));

    /// <summary>Keeps what the work of <paramref name="scenario"/> did.</summary>
    public void Add(Scenario scenario, SteeredWork work)
    {
        lock (_file)
        {
            Dictionary<string, SteeredWork> known = Load();
            known[KeyOf(scenario)] = work;
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

    private string KeyOf(Scenario scenario) =>
        RunJson.WriteLine(new { Launch = scenario.Launch.ToString(), scenario.Workload, Inputs = inputs.Select(file => file.Sha256) });
}
