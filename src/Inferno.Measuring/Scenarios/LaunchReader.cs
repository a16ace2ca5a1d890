using System.Text.Json;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Measuring.Scenarios;

/// <summary>Reads how scenarios are started.</summary>
internal sealed class LaunchReader
{
    private const int MostBatches = 10_000;
    private const int LongestTimeout = 86_400;

    private readonly PgoConfig _config;
    private readonly Dictionary<string, LaunchSetup> _groups;

    public LaunchReader(PgoConfig config)
    {
        _config = config;
        _groups = GroupsOf(config.Scenarios.LaunchGroups);
    }

    /// <summary>The names that a launch group may have, and a scenario of none.</summary>
    public static IReadOnlyList<string> Names { get; } = ["arguments", "environment", "workingDirectory", "timeout"];

    /// <summary>The launch of a scenario: that of its group where it names one, or else its own.</summary>
    public LaunchSetup Of(ScenarioFields fields, string? group) => group is null ? LaunchOf(fields) : GroupOf(fields, group);

    /// <summary>The workload called <paramref name="name"/> in a scenario whose launch is <paramref name="launch"/>; <see langword="null"/> where it says none.</summary>
    public static Workload? WorkloadOf(ScenarioFields fields, string name, LaunchSetup launch)
    {
        if (!fields.Values.TryGetValue(name, out JsonElement value))
        {
            return launch.TakesWorkloads && name == "workload"
                ? throw fields.Wrong(name, $"an object with a \"name\": the command line of its launch passes it on as {LaunchSetup.Workloads}")
                : null;
        }

        bool isDefined = value.ValueKind == JsonValueKind.Object;
        string? text = value.ValueKind == JsonValueKind.String ? value.GetString()
            : isDefined && value.TryGetProperty("name", out JsonElement given) && given.ValueKind == JsonValueKind.String ? given.GetString()
            : null;
        if (text is null || text.Length == 0 || text.Any(char.IsWhiteSpace) || isDefined != launch.TakesWorkloads)
        {
            throw fields.Wrong(name, launch.TakesWorkloads
                ? $"an object with a \"name\" of one word: the command line of its launch passes it on as {LaunchSetup.Workloads}"
                : $"the name of a workload of the program, one word; an object only where the command line of its launch holds {LaunchSetup.Workloads}");
        }

        return new Workload(text)
        {
            Definition = isDefined ? fields.Json(name) : null,
            Batches = BatchesOf(fields),
        };
    }

    /// <summary>Batches of a round.</summary>
    public static int BatchesOf(ScenarioFields fields) => fields.Whole("batches", 1, MostBatches) ?? Workload.DefaultBatches;

    private Dictionary<string, LaunchSetup> GroupsOf(JsonElement? groups)
    {
        if (groups is not { } element)
        {
            return [];
        }

        return element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().ToDictionary(
                group => group.Name,
                group => LaunchOf(ScenarioFields.Of(_config, $"the launch group '{group.Name}'", group.Value, Names)))
            : throw new PgoConfigException(_config.File, "\"launchGroups\" is no object", "an object with a launch group by each name");
    }

    private LaunchSetup GroupOf(ScenarioFields fields, string name)
    {
        if (Names.FirstOrDefault(fields.Has) is { } twice)
        {
            throw fields.Wrong(twice, $"that of the launch group '{name}' alone: its scenarios share their launches");
        }

        return _groups.TryGetValue(name, out LaunchSetup? launch) ? launch : throw fields.Wrong(
            "launchGroup", _groups.Count == 0 ? "one of \"launchGroups\", which the file lacks" : NearestName.Hint(name, [.. _groups.Keys]));
    }

    private LaunchSetup LaunchOf(ScenarioFields fields)
    {
        string folder = Path.GetFullPath(Path.Combine(_config.Root, fields.Text("workingDirectory", "a folder, relative to \"root\"") ?? "."));
        return Directory.Exists(folder)
            ? new LaunchSetup(fields.Arguments("arguments") ?? [])
            {
                Environment = fields.Map("environment") ?? new Dictionary<string, string>(),
                WorkingDirectory = folder,
                Timeout = fields.Whole("timeout", 1, LongestTimeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            }
            : throw fields.Wrong("workingDirectory", $"a folder, relative to \"root\"; {folder} is none");
    }
}
