using System.Reflection;
using System.Runtime.Intrinsics;

namespace Inferno.Pgo.Builds;

/// <summary>The processor's instruction sets, for which builds are compiled: elsewhere they may not start, or compile anew.</summary>
internal static class InstructionSets
{
    private const string Namespace = "System.Runtime.Intrinsics.";

    /// <summary>Those that this processor has and the runtime knows, by name, in order and with a space between.</summary>
    public static string OfThisProcessor { get; } = string.Join(
        ' ',
        typeof(Vector128).Assembly.GetExportedTypes()
            .Where(type => !type.IsNested && type.Namespace?.StartsWith(Namespace, StringComparison.Ordinal) == true)
            .Where(IsSupported)
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal));

    private static bool IsSupported(Type type) =>
        type.GetProperty("IsSupported", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)?.GetValue(null) is true;
}
