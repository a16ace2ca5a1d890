using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Training;

namespace Inferno.Pgo.Builds.Manifests;

/// <summary>The proof that a static mode's profile was good and was used.</summary>
/// <param name="Training">Where the profile comes from.</param>
/// <param name="Fit">How well it fits the program.</param>
/// <param name="Bodies">What it did to the machine code.</param>
public sealed record StaticEvidence(TrainingRecord Training, ProfileFit Fit, BodyChanges Bodies);
