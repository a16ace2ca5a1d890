using Inferno.PgoPerf.Launching;

namespace Inferno.PgoPerf.Noise;

/// <summary>Notes for each launch what else the machine was doing.</summary>
/// <param name="launcher">Launches.</param>
internal sealed class ObservingLauncher(ILauncher launcher) : ILauncher
{
    private readonly Dictionary<Launch, MachineLoad> _loads = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc/>
    public async Task<Launch> LaunchAsync(LaunchRequest request, CancellationToken cancellation)
    {
        MachineLoad before = MachineLoad.Read();
        Launch launch = await launcher.LaunchAsync(request, cancellation);
        _loads[launch] = new MachineLoad(MachineLoad.Read().Stolen - before.Stolen, before.Average);
        return launch;
    }

    /// <summary>The average before <paramref name="launch"/>, which went through here, and what was stolen during it.</summary>
    public MachineLoad During(Launch launch) => _loads[launch];
}
