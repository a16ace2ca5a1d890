namespace Inferno.Pgo.Builds.Modes;

/// <summary>
/// What no command line can say to the compilers, since the SDK takes it as items: each static mode has its part of it. A build
/// file imported by CustomAfterMicrosoftCommonTargets can, and leaves the program's own files alone.
/// </summary>
internal static class CompilerTargets
{
    /// <summary>The content of the build file, on which the bytes of the builds depend.</summary>
    public static string Text { get; } = $"<Project>\n{string.Concat(ModeDefinition.BuildFiles())}</Project>\n";

    public static string PathUnder(string output) => Path.Combine(output, "profiles", "compilers.targets");

    public static void WriteUnder(string output)
    {
        string path = PathUnder(output);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        File.WriteAllText(temporary, Text);
        File.Move(temporary, path, overwrite: true);
    }
}
