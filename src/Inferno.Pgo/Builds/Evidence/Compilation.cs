namespace Inferno.Pgo.Builds.Evidence;

/// <summary>One call of the compiler that makes machine code, as the build made it.</summary>
/// <param name="Image">What it makes: a file's name, for a native executable without its extension.</param>
/// <param name="Profiles">The names of the profiles given to it.</param>
/// <param name="EmbedsProfile">Whether it was told to pass class and block data on (a ReadyToRun compiler's switch).</param>
/// <param name="OtherArguments">SHA-256 of all its other arguments in their order.</param>
public sealed record Compilation(string Image, IReadOnlyList<string> Profiles, bool EmbedsProfile, string OtherArguments)
{
    private const string EmbedSwitch = "--embed-pgo-data";

    /// <summary>What the arguments of a call say.</summary>
    /// <param name="image">What it makes.</param>
    /// <param name="arguments">All arguments, unquoted.</param>
    /// <param name="profileSwitch">How an argument that names a profile begins.</param>
    internal static Compilation Of(string image, IReadOnlyList<string> arguments, string profileSwitch)
    {
        bool IsProfile(string argument) => argument.StartsWith(profileSwitch, StringComparison.Ordinal);
        return new Compilation(
            image,
            [.. arguments.Where(IsProfile).Select(argument => Path.GetFileName(argument[profileSwitch.Length..]))],
            arguments.Contains(EmbedSwitch),
            Digest.OfText(string.Join('\n', arguments.Where(argument => !IsProfile(argument) && argument != EmbedSwitch))));
    }
}
