using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles;

/// <summary>Profiles cannot be merged because a method's code changed between their training runs.</summary>
public sealed class ProfileConflictException(MethodIdentity method)
    : Exception($"{method} had different code in the training runs. Train them all on one build, then merge.")
{
    public MethodIdentity Method { get; } = method;
}
