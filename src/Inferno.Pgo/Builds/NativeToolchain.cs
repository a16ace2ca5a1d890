namespace Inferno.Pgo.Builds;

/// <summary>Whether this machine can link native executables.</summary>
public static class NativeToolchain
{
    private const string LinkerProperty = "CppCompilerAndLinker";
    private static readonly string[] Linkers = ["clang", "gcc"];

    /// <summary>What is missing for mode nativeaot, and what to install; <see langword="null"/> where nothing is.</summary>
    /// <param name="properties">The program's MSBuild properties, which may name a linker of its own.</param>
    /// <param name="searchPath">The folders of the PATH variable, joined as the platform does.</param>
    /// <remarks>On Windows the SDK finds Visual Studio's linker without the path, so that only the publish can tell.</remarks>
    public static string? Missing(IReadOnlyDictionary<string, string> properties, string? searchPath)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        string[] linkers = properties.TryGetValue(LinkerProperty, out string? own) ? [own] : Linkers;
        return linkers.Any(linker => IsIn(searchPath, linker))
            ? null
            : $"no C linker ({string.Join(" or ", linkers)}) on the PATH; {Remedy}";
    }

    private static string Remedy => OperatingSystem.IsMacOS()
        ? "install the command line tools with `xcode-select --install`"
        : "install gcc and the C library's headers: `apt-get install gcc libc6-dev` (Debian, Ubuntu), "
            + "`dnf install gcc glibc-devel` (Fedora), `apk add gcc musl-dev` (Alpine)";

    private static bool IsIn(string? searchPath, string program) =>
        Path.IsPathRooted(program)
            ? File.Exists(program)
            : (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Any(folder => File.Exists(Path.Combine(folder, program)));
}
