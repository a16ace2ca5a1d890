using System.Runtime.InteropServices;

namespace Inferno.PgoPerf.Reports;

/// <summary>The machine that a run was measured on.</summary>
/// <param name="OperatingSystem">Its name and version.</param>
/// <param name="Architecture">The processor's architecture.</param>
/// <param name="Processors">Processors that the run may use.</param>
/// <param name="Runtime">The .NET run time of the measuring process.</param>
public sealed record MachineRecord(string OperatingSystem, string Architecture, int Processors, string Runtime)
{
    /// <summary>The machine that this process runs on.</summary>
    public static MachineRecord Current() => new(
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        RuntimeInformation.FrameworkDescription);
}
