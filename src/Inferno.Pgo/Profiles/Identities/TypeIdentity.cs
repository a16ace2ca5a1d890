namespace Inferno.Pgo.Profiles.Identities;

/// <summary>A type as metadata names it, equal across assemblies, processes and files.</summary>
public abstract record TypeIdentity
{
    /// <summary>How many types it is made of, itself included: at least 1.</summary>
    internal abstract int Size { get; }

    public abstract override string ToString();
}
