using System.Globalization;
using System.Text.Json;

namespace Inferno.Pgo.Builds.Configuration;

/// <summary>Turns the file's text into a configuration whose paths exist and whose runs can be told apart.</summary>
internal static class PgoConfigValidation
{
    public static PgoConfig Resolve(string file, PgoConfigFile config, Func<string, string?> names)
    {
        string folder = Path.GetDirectoryName(file)!;
        string root = Path.GetFullPath(Path.Combine(folder, config.Root ?? "."));
        if (!Directory.Exists(root))
        {
            throw new PgoConfigException(file, $"\"root\" is {root}, which is no folder", "a folder, relative to this file");
        }

        string output = Path.GetFullPath(Path.Combine(root, config.Output ?? "artifacts/pgo"));
        return new PgoConfig(
            file,
            root,
            ProjectOf(file, root, config.Project),
            output,
            config.Properties ?? [],
            Existing(file, root, "inputs", config.Inputs),
            new TrainingValidation(file, root).Resolve(config.Training))
        {
            Metrics = Metrics(file, config.Metrics ?? []),
            Scenarios = new ScenarioSection(
                config.Scenarios, config.LaunchGroups, ScenarioInputs(file, root, output, config.ScenarioInputs), names),
            FrameworkPercent = Percent(file, config.FrameworkPercent ?? 0.1),
        };
    }

    private static double Percent(string file, double percent) => percent is >= 0 and <= 100
        ? percent
        : throw new PgoConfigException(
            file, string.Create(CultureInfo.InvariantCulture, $"\"frameworkPercent\" is {percent}"), "a share of the profile's weight from 0 to 100");

    private static MetricDeclaration[] Metrics(string file, List<MetricFile> metrics)
    {
        HashSet<string> names = [];
        return [.. metrics.Select(metric =>
            metric is null ? throw new PgoConfigException(file, "\"metrics\" holds null", "a name, a unit and a regex for each metric")
                : !string.IsNullOrWhiteSpace(metric.Name) && names.Add(metric.Name) ? Metric(file, metric.Name, metric)
                : throw new PgoConfigException(
                    file, $"\"metrics\" holds a metric named '{metric.Name}'", "a name of its own for each metric"))];
    }

    private static MetricDeclaration Metric(string file, string name, MetricFile metric)
    {
        MetricDeclaration declared = new(name, One<MetricUnit>(file, name, "unit", metric.Unit), metric.Regex ?? "")
        {
            Better = metric.Better is null ? Better.Neither : One<Better>(file, name, "better", metric.Better),
            Section = metric.Section ?? MetricDeclaration.DefaultSection,
        };
        return Groups(declared) > 0
            ? declared
            : throw new PgoConfigException(
                file,
                $"\"metrics\": the \"regex\" of '{name}' is '{metric.Regex}'",
                "a regular expression with the number in its first group, such as \"Total: ([0-9.]+) ms\"");
    }

    // The value that is written as in JSON: its first letter small.
    private static T One<T>(string file, string name, string property, string? text)
        where T : struct, Enum
    {
        Dictionary<string, T> values = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
        return text is not null && values.TryGetValue(text, out T one)
            ? one
            : throw new PgoConfigException(
                file,
                text is null ? $"\"metrics\": '{name}' has no \"{property}\"" : $"\"metrics\": the \"{property}\" of '{name}' is '{text}'",
                $"one of {string.Join(", ", values.Keys)}");
    }

    // How many groups its regular expression has; none where it is no regular expression.
    private static int Groups(MetricDeclaration metric)
    {
        try
        {
            return metric.ToRegex().GetGroupNumbers().Length - 1;
        }
        catch (ArgumentException)
        {
            return 0;
        }
    }

    private static string ProjectOf(string file, string root, string? project)
    {
        if (string.IsNullOrWhiteSpace(project))
        {
            throw new PgoConfigException(file, "\"project\" is missing", "the path of the program's project file");
        }

        string path = Path.GetFullPath(Path.Combine(root, project));
        return File.Exists(path)
            ? path
            : throw new PgoConfigException(file, $"\"project\" is {path}, which is no file", "a project file, relative to \"root\"");
    }

    // What a run writes there would change what it says to have read.
    private static string[] ScenarioInputs(string file, string root, string output, List<string>? paths)
    {
        string[] inputs = Existing(file, root, "scenarioInputs", paths);
        return Array.Find(inputs, input => $"{output}/".StartsWith($"{Path.TrimEndingDirectorySeparator(input)}/", StringComparison.Ordinal)) is { } around
            ? throw new PgoConfigException(
                file, $"\"scenarioInputs\" names {around}, which holds the builds and runs in {output}", "files or folders that no run changes")
            : inputs;
    }

    internal static string[] Existing(string file, string root, string name, List<string>? paths) =>
        [.. (paths ?? []).Select(path =>
        {
            string full = Path.GetFullPath(Path.Combine(root, path));
            return File.Exists(full) || Directory.Exists(full)
                ? full
                : throw new PgoConfigException(file, $"\"{name}\" names {full}, which is not there", "files or folders that exist");
        })];
}
