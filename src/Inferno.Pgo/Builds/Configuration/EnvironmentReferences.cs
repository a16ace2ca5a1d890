using System.Text.RegularExpressions;

namespace Inferno.Pgo.Builds.Configuration;

/// <summary>Expands <c>${NAME}</c> and <c>${NAME:-default}</c> as a shell does.</summary>
internal static partial class EnvironmentReferences
{
    /// <summary>Replaces every reference in <paramref name="text"/>; an unset name without a default becomes empty.</summary>
    public static string Expand(string text, Func<string, string?> variable) =>
        Reference().Replace(text, match =>
            variable(match.Groups["name"].Value) is { Length: > 0 } value ? value : match.Groups["default"].Value);

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(:-(?<default>[^}]*))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
