using System.Collections;

namespace Inferno.Measuring.Processes;

/// <summary>The environment of a measured child: that of this process without what steers the run time.</summary>
public static class CleanEnvironment
{
    private static readonly string[] Steering = ["DOTNET_", "COMPlus_", "CORECLR_", "COR_", "CORHOST_"];

    /// <summary>
    /// The variables of this process to unset, each mapped to <see langword="null"/>. DOTNET_ROOT stays: without it an
    /// application host may not find the run time.
    /// </summary>
    public static IReadOnlyDictionary<string, string?> Overrides() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Select(variable => (string)variable.Key)
        .Where(Steers)
        .ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);

    /// <summary>The same, and <paramref name="variables"/> set, which may steer again.</summary>
    public static IReadOnlyDictionary<string, string?> With(IReadOnlyDictionary<string, string?> variables)
    {
        Dictionary<string, string?> all = new(Overrides(), StringComparer.Ordinal);
        foreach ((string name, string? value) in variables)
        {
            all[name] = value;
        }

        return all;
    }

    private static bool Steers(string name) =>
        Steering.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        && !name.StartsWith("DOTNET_ROOT", StringComparison.OrdinalIgnoreCase);
}
