using System.Text;
using System.Text.Json;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Pgo.Builds.Sources;

/// <summary>Writes a configuration to start with.</summary>
public static class PgoConfigTemplate
{
    private static readonly string[] Added = ["$schema", "scenarios"];

    /// <summary>
    /// Writes a commented configuration of <paramref name="project"/>, and returns its absolute path. Of several target
    /// frameworks it names the last.
    /// </summary>
    /// <param name="project">A project file that makes an executable.</param>
    /// <param name="path">The file to write; its folder must exist.</param>
    /// <param name="cancellation">Ends the wait for MSBuild.</param>
    /// <exception cref="BuildException">MSBuild cannot evaluate the project.</exception>
    /// <exception cref="PgoConfigException">The file exists already, or the project is none that can be built.</exception>
    public static async Task<string> WriteAsync(string project, string path, CancellationToken cancellation)
    {
        string file = Path.GetFullPath(path);
        if (File.Exists(file))
        {
            throw new PgoConfigException(file, "exists already", "a new name (--output FILE), or delete the file first");
        }

        if (!Directory.Exists(Path.GetDirectoryName(file)))
        {
            throw new PgoConfigException(file, "is in a folder that is not there", "a file in an existing folder");
        }

        string properties = await PropertiesOfAsync(Path.GetFullPath(project), file, cancellation);
        string relative = Path.GetRelativePath(Path.GetDirectoryName(file)!, Path.GetFullPath(project)).Replace('\\', '/');
        string temporary = $"{file}.{Environment.ProcessId}.tmp";
        await File.WriteAllTextAsync(temporary, Text(relative, properties), cancellation);
        File.Move(temporary, file);
        await PgoSchema.WriteBesideAsync(file, cancellation);
        return file;
    }

    /// <summary>
    /// Adds to the configuration at <paramref name="path"/> what an older one lacks: "$schema", and "scenarios" that measure something
    /// at once. Everything else stays as it is written.
    /// </summary>
    /// <returns>The names that were added; none where it had them all.</returns>
    /// <exception cref="PgoConfigException">It is no configuration.</exception>
    public static async Task<IReadOnlyList<string>> UpgradeAsync(string path, CancellationToken cancellation)
    {
        string file = Path.GetFullPath(path);
        PgoConfig config = PgoConfig.Load(file);
        string text = await File.ReadAllTextAsync(file, cancellation);
        (int start, IReadOnlyList<string> names) = TopOf(text);
        string[] missing = [.. Added.Except(names)];
        if (missing.Length > 0)
        {
            string added = string.Concat(missing.Select(name => name == "scenarios" ? $"\n{Scenarios}," : $"\n  {Schema},"));
            string temporary = $"{config.File}.{Environment.ProcessId}.tmp";
            await File.WriteAllTextAsync(temporary, text.Insert(start, added), cancellation);
            File.Move(temporary, file, overwrite: true);
        }

        await PgoSchema.WriteBesideAsync(file, cancellation);
        return missing;
    }

    // Behind the first brace anything may be added with a comma behind it, whatever follows.
    private static (int Start, IReadOnlyList<string> Names) TopOf(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Utf8JsonReader reader = new(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        List<string> names = [];
        int start = 0;
        while (reader.Read())
        {
            if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.StartObject)
            {
                start = Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.BytesConsumed);
            }
            else if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
            {
                names.Add(reader.GetString()!);
            }
        }

        return (start, names);
    }

    private static async Task<string> PropertiesOfAsync(string project, string file, CancellationToken cancellation)
    {
        if (!File.Exists(project))
        {
            throw new PgoConfigException(project, "is no file", "the path of the program's project file");
        }

        if (BuildChecks.IsSourceFile(project))
        {
            throw new PgoConfigException(project, "is a source file", $"a project file; {BuildChecks.ProjectOfAFile}");
        }

        string root = Path.GetDirectoryName(file)!;
        PgoConfig config = new(
            file, root, project, Path.Combine(root, "artifacts", "pgo"), new Dictionary<string, string>(), [], new TrainingConfig([], []));
        ProjectEvaluation evaluation = await ProjectEvaluation.OfAsync(config, cancellation);
        if (!BuildChecks.IsProgram(evaluation))
        {
            throw new PgoConfigException(
                project,
                $"makes no executable (its OutputType is '{evaluation.Property("OutputType")}')",
                "a project with <OutputType>Exe</OutputType>, or of the Web or Worker SDK");
        }

        return BuildChecks.FrameworkToChoose(evaluation) is { } framework ? $"{{ \"TargetFramework\": \"{framework}\" }}" : "{}";
    }

    private static string Schema => $"\"$schema\": \"{PgoSchema.FileName}\"";

    private static string Scenarios =>
        """
          // What is measured, and what must come of it: docs/scenarios.md. This measures any program, as a whole: the time from the
          // start of its process to its end. That says whether a profile harms; what it gains in steady state is told by batches:
          //   1. reference the package Inferno.Measured, and have the program call Measured.Run (five lines, see its README);
          //   2. add { "name": "warm/typical", "measures": "batches", "arguments": [], "expects": { "gainAbove": 0.05 },
          //            "because": "…", "tier": "gate" }, and "firstResult" in the place of "batches" for its start.
          "scenarios": [
            {
              "name": "process/typical",
              "measures": "wallTime",
              // Let it do what matters in use, on other input than it is trained on.
              "arguments": [],
              "expects": { "notSlower": 0.05 },
              "because": "a profile must not make the program slower from its start to its end",
              "tier": "gate"
            }
          ]
        """;

    private static string Text(string project, string properties) =>
        $$"""
        // What inferno-pgo builds, how it is trained, and what is measured. Paths are relative to this file.
        // ${NAME:-default} takes an environment variable, as in a shell.
        {
          {{Schema}},
          "project": {{JsonSerializer.Serialize(project, PgoConfigJson.Default.String)}},
          // Receives MODE/baseline, MODE/pgo and MODE/manifest.json.
          "output": "artifacts/pgo",
          // MSBuild properties for both builds of every mode.
          "properties": {{properties}},
          // Files on which the program's bytes depend and that MSBuild does not name: what a step of the build reads.
          "inputs": [],
          "training": {
            // Files that the training runs read: a change of their content makes a profile stale.
            "inputs": [],
            // Each run starts the program in this file's folder with these arguments, without standard input, and must end by itself with
            // exit code 0. A server is stopped instead, for instance: "ready": "http://127.0.0.1:5731/health", "drive": ["sh", "requests.sh"]
            // Let them do what matters in use, for some seconds, and on other input than you measure with.
            "runs": [
              { "name": "typical", "arguments": [] }
            ]
          },
        {{Scenarios}}
        }

        """;
}
