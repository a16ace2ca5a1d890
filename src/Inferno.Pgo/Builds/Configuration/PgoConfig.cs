using System.Text.Json;

namespace Inferno.Pgo.Builds.Configuration;

/// <summary>Which program is built, where to, and how it is trained. All paths are absolute once loaded.</summary>
/// <param name="File">The file it was read from.</param>
/// <param name="Root">The folder that relative paths start at and in which training runs execute.</param>
/// <param name="Project">The project file of the program.</param>
/// <param name="Output">The folder that receives <c>MODE/baseline</c>, <c>MODE/pgo</c> and <c>MODE/manifest.json</c>.</param>
/// <param name="Properties">MSBuild properties for both variants of every mode.</param>
/// <param name="Inputs">Files and folders on which the program's bytes depend and that MSBuild does not name.</param>
/// <param name="Training">How the program is trained.</param>
public sealed record PgoConfig(
    string File,
    string Root,
    string Project,
    string Output,
    IReadOnlyDictionary<string, string> Properties,
    IReadOnlyList<string> Inputs,
    TrainingConfig Training)
{
    /// <summary>What is read from the program's output beside its times.</summary>
    public IReadOnlyList<MetricDeclaration> Metrics { get; init; } = [];

    /// <summary>What is measured, as it stands in the file: whoever measures reads it.</summary>
    public ScenarioSection Scenarios { get; init; } = ScenarioSection.None;

    /// <summary>
    /// The least share of the profile's weight, in percent, with which an assembly of the framework is compiled with the profile
    /// in mode readytorun: 0 compiles all that hold any, 100 none. Each adds its compile time to both builds.
    /// </summary>
    public double FrameworkPercent { get; init; } = 0.1;

    /// <summary>
    /// The folders that this tool writes to: builds, and below the root its reports and history. Nothing in them is an input of a
    /// build, for each build would change the next.
    /// </summary>
    internal IReadOnlyList<string> Products => [Output, Path.Combine(Root, "artifacts")];

    /// <summary>Where the profile lies that is committed beside the project, if one is.</summary>
    internal string CommittedProfile => Path.ChangeExtension(Project, ".mibc");

    /// <summary>The usual name of the file.</summary>
    public const string DefaultName = "pgo.json";

    /// <summary>What was given in the place of environment variables when the file was read.</summary>
    internal IReadOnlyDictionary<string, string> Variables { get; private init; } = new Dictionary<string, string>();

    /// <summary>
    /// The file that is meant where none is named: pgo.json, or eng/pgo.json, in <paramref name="folder"/> or the nearest folder above
    /// it that has one; <see langword="null"/> where none has.
    /// </summary>
    public static string? Find(string folder)
    {
        for (string? at = Path.GetFullPath(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            string[] places = [Path.Combine(at, DefaultName), Path.Combine(at, "eng", DefaultName)];
            if (Array.Find(places, System.IO.File.Exists) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Reads and validates <paramref name="path"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="variables">Values that go before those of environment variables of the same name.</param>
    /// <exception cref="PgoConfigException">The file is missing, is not the expected JSON, or names what is not there.</exception>
    public static PgoConfig Load(string path, IReadOnlyDictionary<string, string>? variables = null)
    {
        string file = Path.GetFullPath(path);
        variables ??= new Dictionary<string, string>();
        PgoConfigFile parsed = Parse(file, ReadText(file));
        Func<string, string?> names = parsed.Names(variables, Environment.GetEnvironmentVariable);
        return PgoConfigValidation.Resolve(file, parsed.Expanded(names), names) with { Variables = variables };
    }

    private static string ReadText(string file)
    {
        try
        {
            return System.IO.File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PgoConfigException(
                file, "cannot be read", "a PGO configuration; name it with --config FILE, or write one with inferno-pgo init PROJECT", e);
        }
    }

    private static PgoConfigFile Parse(string file, string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, PgoConfigJson.Default.PgoConfigFile)
                ?? throw new PgoConfigException(file, "holds null", "an object with at least \"project\"");
        }
        catch (JsonException e)
        {
            string where = string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, {e.Path ?? "$"}");
            throw PgoConfigJson.UnknownIn(e) is var (name, known)
                ? new PgoConfigException(file, $"{where}: \"{name}\" means nothing there", NearestName.Hint(name, known), e)
                : new PgoConfigException(
                    file, $"{where}: {e.Message.Split(" Path:")[0]}", "JSON such as inferno-pgo init writes", e);
        }
    }
}
