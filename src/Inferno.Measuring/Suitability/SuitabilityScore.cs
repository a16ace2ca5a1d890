using System.Globalization;
using Inferno.Pgo.Profiles.Flow;

namespace Inferno.Measuring.Suitability;

/// <summary>
/// How much of a scenario's processor time a profile can make cheaper, before anyone has measured that it does:
/// 100 × inference share × managed share × (dispatch share + branch share). docs/when-pgo-pays.md gives the reasons.
/// </summary>
/// <param name="InferenceShare">Σ pure inference / (wall × sessions), 0 to 1: the rest is other work or idle.</param>
/// <param name="ManagedShare">Inference outside native kernels, 0 to 1: a profile reaches no other code.</param>
/// <param name="DispatchShare">The hot methods' work in calls whose target a profile predicts, 0 to 1.</param>
/// <param name="BranchShare">Their work in branches whose way a profile predicts, 0 to 1.</param>
public sealed record SuitabilityScore(double InferenceShare, double ManagedShare, double DispatchShare, double BranchShare)
{
    /// <summary>
    /// What an indirect call costs beside a direct, inlined one, in IL instructions: about ten cycles for the jump, the frame
    /// and what cannot be optimised across it, at about two optimised IL instructions a cycle.
    /// </summary>
    public const double CallCost = 20;

    /// <summary>What a branch laid out the wrong way costs, in IL instructions: about two cycles for the jump and the fetch.</summary>
    public const double BranchCost = 4;

    /// <summary>The score, 0 to 100.</summary>
    public double Score => 100 * InferenceShare * ManagedShare * (DispatchShare + BranchShare);

    /// <summary>The score of what a launch of the baseline measured, whose program did this work in training.</summary>
    /// <param name="metrics">The case's metrics by name; none has a score that lacks one of those needed.</param>
    /// <param name="firstResult">Seconds from the spawn to the first result, in a cold start.</param>
    /// <param name="work">From a training run of the same program, at best on the same workload.</param>
    public static SuitabilityScore? Of(IReadOnlyDictionary<string, double> metrics, double? firstResult, SteeredWork work) =>
        Shares(metrics, firstResult) is { } shares ? Of(shares.Inference, shares.Managed, work) : null;

    /// <summary>The shares that a launch with these <paramref name="metrics"/> tells; <see langword="null"/> where it lacks one.</summary>
    internal static (double Inference, double Managed)? Shares(IReadOnlyDictionary<string, double> metrics, double? firstResult) =>
        metrics.TryGetValue("managed share", out double managed)
        && metrics.TryGetValue(firstResult is null ? "parallelism efficiency" : "pure inference mean", out double inference)
            ? (Math.Clamp(inference / (firstResult ?? 100), 0, 1), Math.Clamp(managed / 100, 0, 1))
            : null;

    /// <summary>The score from its parts.</summary>
    /// <param name="inferenceShare">0 to 1.</param>
    /// <param name="managedShare">0 to 1.</param>
    /// <param name="work">From a training run.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share outside its range.</exception>
    public static SuitabilityScore Of(double inferenceShare, double managedShare, SteeredWork work)
    {
        RequireShare(inferenceShare, nameof(inferenceShare));
        RequireShare(managedShare, nameof(managedShare));
        double all = work.Instructions + (CallCost * work.Calls) + (BranchCost * work.Branches);
        return all > 0
            ? new SuitabilityScore(
                inferenceShare, managedShare, CallCost * work.DominantCalls / all, BranchCost * work.BiasedBranches / all)
            : new SuitabilityScore(inferenceShare, managedShare, 0, 0);
    }

    /// <summary>The score and how it comes about, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Score:F0}/100: inference {InferenceShare:0%}, of that managed {ManagedShare:0%}, of that predictable calls {DispatchShare:0.0%} and branches {BranchShare:0.0%}");

    private static void RequireShare(double share, string name)
    {
        if (!(share is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(name, share, "A share from 0 to 1 is needed.");
        }
    }
}
