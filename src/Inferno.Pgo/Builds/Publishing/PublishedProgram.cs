namespace Inferno.Pgo.Builds.Publishing;

/// <summary>The program among the files of a publish.</summary>
internal static class PublishedProgram
{
    /// <summary>The assembly in <paramref name="folder"/> that has a runtime configuration beside it.</summary>
    /// <exception cref="BuildException">There is none, or more than one.</exception>
    public static string In(string folder)
    {
        string[] programs = [.. Directory.GetFiles(folder, "*" + BuildSnapshot.RuntimeConfigSuffix)
            .Select(config => config[..^BuildSnapshot.RuntimeConfigSuffix.Length] + ".dll")
            .Where(File.Exists)];
        return programs.Length == 1
            ? programs[0]
            : throw new BuildException(
                $"{folder}: found {programs.Length} programs, expected one; name an executable project (OutputType Exe) in \"project\"");
    }
}
