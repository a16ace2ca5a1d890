namespace Inferno.Pgo.Builds.Compiled;

/// <summary>All compiled bodies of a published program.</summary>
public static class CompiledBodies
{
    /// <summary>The bodies of every ReadyToRun image under <paramref name="directory"/>.</summary>
    /// <exception cref="CompiledImageException">An assembly is damaged.</exception>
    /// <exception cref="IOException">One cannot be opened.</exception>
    public static IReadOnlyList<CompiledMethod> OfImages(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*.dll", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(ReadyToRunImage.Read)];
}
