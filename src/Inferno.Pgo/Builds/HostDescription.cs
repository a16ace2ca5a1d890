using System.Runtime.InteropServices;

namespace Inferno.Pgo.Builds;

/// <summary>The machine that made the builds.</summary>
/// <param name="OperatingSystem">Its name and version.</param>
/// <param name="RuntimeIdentifier">The platform built for.</param>
/// <param name="Processors">Logical processors available.</param>
public sealed record HostDescription(string OperatingSystem, string RuntimeIdentifier, int Processors)
{
    /// <summary>This machine; the identifier names no distribution, so that its packages are the portable ones.</summary>
    public static HostDescription Current { get; } =
        new(RuntimeInformation.OSDescription, PortableIdentifier(), Environment.ProcessorCount);

    private static string PortableIdentifier()
    {
        string system = OperatingSystemName();
        return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }

    private static string OperatingSystemName() => true switch
    {
        _ when System.OperatingSystem.IsWindows() => "win",
        _ when System.OperatingSystem.IsMacOS() => "osx",
        _ when RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) => "linux-musl",
        _ => "linux",
    };
}
