namespace Inferno.Pgo.Builds;

/// <summary>What a static mode's recipes need to name.</summary>
/// <param name="Profile">The .mibc file, absolute, alone of its kind in its folder.</param>
/// <param name="CompilerTargets">The build file that tells the compilers what no property can, absolute.</param>
public sealed record ProfileSwitches(string Profile, string CompilerTargets)
{
    /// <summary>Assemblies that are compiled with it beside the program's own: of the framework, by their simple names.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = [];

    /// <summary>The profile's folder, ending in a separator: the native compiler takes every .mibc file in it.</summary>
    public string Folder => Path.GetDirectoryName(Profile) + Path.DirectorySeparatorChar;
}
