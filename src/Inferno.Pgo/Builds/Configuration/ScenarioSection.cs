using System.Text.Json;

namespace Inferno.Pgo.Builds.Configuration;

/// <summary>What a configuration says of measuring. Builds take no notice of it: what is measured changes no byte of the program.</summary>
public sealed class ScenarioSection
{
    private readonly Func<string, string?> _names;

    internal ScenarioSection(
        JsonElement? scenarios, JsonElement? launchGroups, IReadOnlyList<string> inputs, Func<string, string?> names)
    {
        Scenarios = scenarios;
        LaunchGroups = launchGroups;
        Inputs = inputs;
        _names = names;
    }

    /// <summary>A configuration that says nothing of it.</summary>
    public static ScenarioSection None { get; } = new(null, null, [], _ => null);

    /// <summary>The value of "scenarios"; <see langword="null"/> where the file has none.</summary>
    public JsonElement? Scenarios { get; }

    /// <summary>The value of "launchGroups"; <see langword="null"/> where the file has none.</summary>
    public JsonElement? LaunchGroups { get; }

    /// <summary>Files and folders that the scenarios read, absolute: other content means other work.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary><paramref name="text"/> with what each <c>${NAME}</c> and <c>${NAME:-default}</c> in it stands for.</summary>
    /// <param name="text">A text of the file.</param>
    /// <param name="kept">A name whose references stay as they are.</param>
    public string Expand(string text, string? kept = null) =>
        EnvironmentReferences.Expand(text, name => name == kept ? $"${{{name}}}" : _names(name));
}
