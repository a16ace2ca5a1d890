namespace Inferno.Pgo.Builds.Publishing;

/// <summary>The program among the files of a publish.</summary>
internal static class PublishedProgram
{
    /// <summary>How the name of a runtime configuration ends.</summary>
    public const string RuntimeConfigSuffix = ".runtimeconfig.json";

    /// <summary>Whether <paramref name="path"/>, relative to a build, is the runtime configuration of a program in it.</summary>
    public static bool IsRuntimeConfig(string path) =>
        path.EndsWith(RuntimeConfigSuffix, StringComparison.Ordinal) && !path.Contains('/', StringComparison.Ordinal);

    /// <summary>The assembly in <paramref name="folder"/> called <paramref name="assembly"/>; a referenced program may lie beside it.</summary>
    /// <exception cref="BuildException">It is not there, or has no runtime configuration.</exception>
    public static string In(string folder, string assembly)
    {
        string program = Path.Combine(folder, assembly);
        return File.Exists(program + ".dll") && File.Exists(program + RuntimeConfigSuffix)
            ? program + ".dll"
            : throw new BuildException(
                $"{folder}: the publish left no {assembly}.dll with a runtimeconfig.json; name an executable project (OutputType Exe) in \"project\"");
    }
}
