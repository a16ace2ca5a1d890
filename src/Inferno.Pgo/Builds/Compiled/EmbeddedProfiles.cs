namespace Inferno.Pgo.Builds.Compiled;

/// <summary>Which images of a published program carry profile data for the runtime's own recompilation.</summary>
internal static class EmbeddedProfiles
{
    /// <summary>
    /// Those under <paramref name="directory"/>, by file name. A file that cannot be read carries none: that it is
    /// damaged shows in its digest.
    /// </summary>
    public static IReadOnlyList<string> Under(string directory) =>
    [
        .. Directory.EnumerateFiles(directory, "*.dll", SearchOption.AllDirectories)
            .Where(Embeds)
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal),
    ];

    private static bool Embeds(string path)
    {
        try
        {
            return ReadyToRunImage.EmbedsProfile(path);
        }
        catch (CompiledImageException)
        {
            return false;
        }
    }
}
