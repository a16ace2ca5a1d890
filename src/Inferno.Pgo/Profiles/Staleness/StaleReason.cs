namespace Inferno.Pgo.Profiles.Staleness;

/// <summary>Why a profiled method no longer fits the assemblies.</summary>
public enum StaleReason
{
    /// <summary>No method of that type, name and signature is there.</summary>
    Missing,

    /// <summary>It is there with other code than was trained.</summary>
    CodeChanged,
}
