using System.Globalization;

namespace Inferno.Pgo.Profiles;

/// <summary>A trace or profile file does not hold what its format promises.</summary>
public sealed class ProfileFormatException : Exception
{
    /// <param name="file">The file that was read.</param>
    /// <param name="offset">Where in it, in bytes; null where the format does not say.</param>
    /// <param name="expected">What should have been there.</param>
    /// <param name="found">What was there.</param>
    /// <param name="inner">The failure that the reader met, if it met one.</param>
    public ProfileFormatException(string file, long? offset, string expected, string found, Exception? inner = null)
        : base(Describe(file, offset, expected, found), inner)
    {
        (File, Offset, Expected, Found) = (file, offset, expected, found);
    }

    public string File { get; }

    public long? Offset { get; }

    public string Expected { get; }

    public string Found { get; }

    private static string Describe(string file, long? offset, string expected, string found) =>
        offset is null
            ? $"{file}: expected {expected}, found {found}."
            : string.Create(CultureInfo.InvariantCulture, $"{file}: at byte {offset}: expected {expected}, found {found}.");
}
