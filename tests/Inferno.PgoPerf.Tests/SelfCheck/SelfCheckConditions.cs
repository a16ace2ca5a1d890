using System.Text.Json.Serialization;
using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Tests.SelfCheck;

/// <summary>What a run measures, and beside what.</summary>
/// <param name="Case">The comparison.</param>
/// <param name="Mode">The mode whose baseline is measured.</param>
/// <param name="Loaded">Whether another process keeps a processor busy.</param>
/// <param name="Seed">Draws the order within every pair.</param>
public sealed record SelfCheckConditions(SelfCheckCase Case, PgoMode Mode, bool Loaded, int Seed)
{
    /// <summary>Mode, load and case in a few words, by which runs are put together.</summary>
    [JsonIgnore]
    public string Name => $"{Case}, {Mode.Name()}, {(Loaded ? "loaded" : "quiet")}";
}
