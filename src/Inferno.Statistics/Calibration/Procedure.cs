namespace Inferno.Statistics.Calibration;

/// <summary>A way to say from a fixed number of launches whether two sides differ at all.</summary>
/// <param name="Name">A few words for a table.</param>
/// <param name="Order">How it has the launches follow each other.</param>
/// <param name="Differs">Its verdict; the generator is for resampling.</param>
public sealed record Procedure(string Name, LaunchOrder Order, Func<Launches, SplitMix64, bool> Differs);
