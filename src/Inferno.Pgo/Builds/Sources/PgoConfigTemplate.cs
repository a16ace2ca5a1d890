using System.Text.Json;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Pgo.Builds.Sources;

/// <summary>Writes a configuration to start with.</summary>
public static class PgoConfigTemplate
{
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
        return file;
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

    private static string Text(string project, string properties) =>
        $$"""
        // What inferno-pgo builds, and how it is trained. Paths are relative to this file.
        // ${NAME:-default} takes an environment variable, as in a shell.
        {
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
          }
        }

        """;
}
