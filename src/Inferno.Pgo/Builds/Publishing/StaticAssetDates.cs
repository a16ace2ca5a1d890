using System.Text.RegularExpressions;

namespace Inferno.Pgo.Builds.Publishing;

/// <summary>
/// The Web SDK writes into its list of static files when each was last written, and writes some of them itself as it builds:
/// compressed ones, bundles of styles. No two publishes then have the same list, so the dates are made one and the same.
/// </summary>
internal static partial class StaticAssetDates
{
    private const string List = "*.staticwebassets.endpoints.json";
    private const string Date = "Thu, 01 Jan 1970 00:00:00 GMT";

    /// <summary>Sets the dates in every list in <paramref name="folder"/>, where a publish has put it.</summary>
    public static void Level(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, List))
        {
            string text = File.ReadAllText(file);
            string level = LastModified().Replace(text, $"${{before}}{Date}${{after}}");
            if (level != text)
            {
                File.WriteAllText(file, level);
            }
        }
    }

    [GeneratedRegex("""(?<before>"Name"\s*:\s*"Last-Modified"\s*,\s*"Value"\s*:\s*")[^"]*(?<after>")""", RegexOptions.ExplicitCapture)]
    private static partial Regex LastModified();
}
