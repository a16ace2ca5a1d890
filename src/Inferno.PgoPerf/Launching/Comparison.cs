using Inferno.PgoPerf.Scenarios;

namespace Inferno.PgoPerf.Launching;

/// <summary>A scenario and the two builds that it compares.</summary>
public sealed record Comparison(Scenario Scenario, BuildPair Builds);
