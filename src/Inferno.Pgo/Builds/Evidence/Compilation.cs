namespace Inferno.Pgo.Builds.Evidence;

/// <summary>One call of the compiler that makes machine code, as the build made it.</summary>
/// <param name="Image">What it makes: a file's name, for a native executable without its extension.</param>
/// <param name="Profiles">The names of the profiles given to it.</param>
/// <param name="EmbedsProfile">Whether it was told to pass class and block data on (a ReadyToRun compiler's switch).</param>
/// <param name="OtherArguments">SHA-256 of all its other arguments in their order.</param>
public sealed record Compilation(string Image, IReadOnlyList<string> Profiles, bool EmbedsProfile, string OtherArguments)
{
    private const string EmbedSwitch = "--embed-pgo-data";

    // Microsoft's profile of the framework, in the package of the framework itself.
    private const string ShippedProfile = "StandardOptimizationData.mibc";

    // Both compilers take either name, and the profile after a colon, an equals sign, or as the next argument.
    private static readonly string[] ProfileSwitches = ["--mibc", "-m"];

    /// <summary>Whether the framework's own profile was given to it, as when the framework was made.</summary>
    internal bool IsGivenShipped => Profiles.Contains(ShippedProfile);

    /// <summary>The profiles that are not the framework's own.</summary>
    internal IEnumerable<string> OwnProfiles => Profiles.Where(profile => profile != ShippedProfile);

    /// <summary>What the arguments of a call say.</summary>
    /// <param name="image">What it makes.</param>
    /// <param name="arguments">All arguments, unquoted.</param>
    internal static Compilation Of(string image, IReadOnlyList<string> arguments)
    {
        List<string> profiles = [];
        List<string> others = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            if (ProfileSwitches.Contains(arguments[i]) && i + 1 < arguments.Count)
            {
                profiles.Add(Path.GetFileName(arguments[++i]));
            }
            else if (ProfileSwitches.FirstOrDefault(name => IsValueOf(name, arguments[i])) is { } name)
            {
                profiles.Add(Path.GetFileName(arguments[i][(name.Length + 1)..]));
            }
            else if (arguments[i] != EmbedSwitch)
            {
                others.Add(arguments[i]);
            }
        }

        return new Compilation(image, profiles, arguments.Contains(EmbedSwitch), Digest.OfText(string.Join('\n', others)));
    }

    private static bool IsValueOf(string name, string argument) =>
        argument.Length > name.Length && argument.StartsWith(name, StringComparison.Ordinal) && argument[name.Length] is ':' or '=';
}
