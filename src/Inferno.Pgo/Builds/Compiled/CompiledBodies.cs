namespace Inferno.Pgo.Builds.Compiled;

/// <summary>All compiled bodies of a published program.</summary>
public static class CompiledBodies
{
    /// <summary>The bodies of every ReadyToRun image under <paramref name="directory"/>.</summary>
    /// <exception cref="CompiledImageException">An assembly is damaged.</exception>
    /// <exception cref="IOException">One cannot be opened.</exception>
    public static IReadOnlyList<CompiledMethod> OfImages(string directory) =>
        [.. Images(directory).SelectMany(ReadyToRunImage.Read)];

    /// <summary>The images under <paramref name="directory"/> that embed profile data, by file name.</summary>
    /// <inheritdoc cref="OfImages" path="/exception"/>
    public static IReadOnlyList<string> EmbeddedProfiles(string directory) =>
        [.. Images(directory).Where(ReadyToRunImage.EmbedsProfile).Select(path => Path.GetFileName(path))];

    private static IOrderedEnumerable<string> Images(string directory) =>
        Directory.EnumerateFiles(directory, "*.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
