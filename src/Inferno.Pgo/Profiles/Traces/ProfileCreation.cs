using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Traces;

/// <summary>A profile made from traces, and what could not go into it.</summary>
/// <param name="Profile">What could be resolved.</param>
/// <param name="Unresolved">Every instrumented method that could not, with its reason.</param>
/// <param name="UnresolvedHandles">Distinct histogram items that kept their share but lost their name.</param>
/// <param name="EventsLost">Events that the runtimes had no room for; above 0, counts may be missing.</param>
public sealed record ProfileCreation(
    Profile Profile,
    ValueList<UnresolvedMethod> Unresolved,
    int UnresolvedHandles,
    long EventsLost)
{
    /// <summary>Traces that end early, because their process was killed; what they had counted until then is in the profile.</summary>
    public IReadOnlyList<string> Truncated { get; init; } = [];
}

/// <summary>A method that ran in training and is not in the profile.</summary>
/// <param name="Trace">The trace that it came from.</param>
/// <param name="Name">As the runtime printed it.</param>
/// <param name="Reason">Why it could not be used.</param>
public sealed record UnresolvedMethod(string Trace, string Name, string Reason);

/// <summary>A type or method of a trace has no name, for the reason given.</summary>
internal sealed class UnresolvableException(string reason) : Exception(reason);
