namespace Inferno.Pgo.Builds.Evidence;

/// <summary>The response file of the native compiler: an argument a line.</summary>
internal static class IlcResponse
{
    /// <summary>How the file's name ends; before that comes the program's.</summary>
    public const string Suffix = ".ilc.rsp";

    private const string Reference = "-r:";

    /// <summary>The assemblies that the call may compile from.</summary>
    public static IEnumerable<string> References(IEnumerable<string> lines) =>
        lines.Where(line => line.StartsWith(Reference, StringComparison.Ordinal)).Select(line => line[Reference.Length..]);

    public static Compilation Read(string name, IEnumerable<string> lines) => Compilation.Of(
        name[..^Suffix.Length], [.. lines.Where(line => line.Length > 0)]);
}
