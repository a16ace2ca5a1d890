namespace Inferno.PgoPerf.Launching;

/// <summary>What all launches of a run share.</summary>
/// <param name="ModelPath">The model directory.</param>
/// <param name="Seed">Draws the order within every pair.</param>
/// <param name="LaunchTimeout">After this, times its cases, a launch is killed and its pair voided.</param>
public sealed record MeasurementSettings(string ModelPath, int Seed, TimeSpan LaunchTimeout)
{
    /// <summary>Many times what a launch takes on a loaded machine.</summary>
    public static readonly TimeSpan DefaultLaunchTimeout = TimeSpan.FromMinutes(2);
}
