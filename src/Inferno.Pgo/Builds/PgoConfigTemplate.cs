using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Inferno.Pgo.Builds.Configuration;

/// <summary>Writes a configuration to start with.</summary>
public static class PgoConfigTemplate
{
    /// <summary>Writes a commented configuration of <paramref name="project"/>, and returns its absolute path.</summary>
    /// <param name="project">A project file that makes an executable.</param>
    /// <param name="path">The file to write; its folder must exist.</param>
    /// <exception cref="PgoConfigException">The file exists already, or the project is none that can be built.</exception>
    public static string Write(string project, string path)
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

        RequireProgram(Path.GetFullPath(project));
        string relative = Path.GetRelativePath(Path.GetDirectoryName(file)!, Path.GetFullPath(project)).Replace('\\', '/');
        string temporary = $"{file}.{Environment.ProcessId}.tmp";
        File.WriteAllText(temporary, Text(relative));
        File.Move(temporary, file);
        return file;
    }

    private static void RequireProgram(string project)
    {
        if (!File.Exists(project))
        {
            throw new PgoConfigException(project, "is no file", "the path of the program's project file");
        }

        try
        {
            XElement root = XDocument.Load(project).Root!;
            string type = root.Descendants().FirstOrDefault(element => element.Name.LocalName == "OutputType")?.Value.Trim() ?? "";
            bool isProgram = type.Contains("Exe", StringComparison.OrdinalIgnoreCase)
                || (root.Attribute("Sdk")?.Value ?? "") is "Microsoft.NET.Sdk.Web" or "Microsoft.NET.Sdk.Worker";
            if (!isProgram)
            {
                throw new PgoConfigException(
                    project, "makes no executable", "a project with <OutputType>Exe</OutputType>, or of the Web or Worker SDK");
            }
        }
        catch (XmlException e)
        {
            throw new PgoConfigException(project, $"line {e.LineNumber} is not XML", "a project file", e);
        }
    }

    private static string Text(string project) =>
        $$"""
        // What inferno-pgo builds, and how it is trained. Paths are relative to this file.
        // ${NAME:-default} takes an environment variable, as in a shell.
        {
          "project": {{JsonSerializer.Serialize(project, PgoConfigJson.Default.String)}},
          // Receives MODE/baseline, MODE/pgo and MODE/manifest.json.
          "output": "artifacts/pgo",
          // MSBuild properties for both builds of every mode.
          "properties": {},
          // Files outside the projects' folders on which the program's bytes depend.
          "inputs": [],
          "training": {
            // Files that the training runs read: a change of their content makes a profile stale.
            "inputs": [],
            // Each run starts the program in this file's folder with these arguments and must end by itself with exit code 0.
            // Let them do what matters in use, for some seconds, and on other input than you measure with.
            "runs": [
              { "name": "typical", "arguments": [] }
            ]
          }
        }

        """;
}
