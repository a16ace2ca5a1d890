namespace Inferno.Pgo.Profiles.Schemas;

/// <summary>What one slot of a histogram's sample holds.</summary>
public abstract record ProfileHandle;
