using System.Globalization;

namespace Inferno.PgoPerf.Tests.SelfCheck;

/// <summary>A comparison whose truth is known.</summary>
/// <param name="Slowdown">
/// By how much the candidate is slowed, 0.05 for 5% more time; <see langword="null"/> for the byte copy of the baseline.
/// </param>
public sealed record SelfCheckCase(double? Slowdown)
{
    /// <summary>What the slowed build reads; no build of the product knows it.</summary>
    public const string Switch = "INFERNO_TEST_SLOWDOWN_PERCENT";

    /// <summary>The gain that the candidate truly has.</summary>
    public double TrueGain => -(Slowdown ?? 0);

    /// <summary>Tells the slowed build how slow to be, and the other one nothing that it knows.</summary>
    public void SetSwitch() => Environment.SetEnvironmentVariable(
        Switch, Slowdown is { } share ? (100 * share).ToString(CultureInfo.InvariantCulture) : null);

    public override string ToString() => Slowdown is { } share
        ? string.Create(CultureInfo.InvariantCulture, $"{share:0.#%} slower")
        : "byte copy";
}
