using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles;

/// <summary>How often a method was seen to call <paramref name="Callee"/>.</summary>
public sealed record CallWeight(MethodIdentity Callee, int Weight);
