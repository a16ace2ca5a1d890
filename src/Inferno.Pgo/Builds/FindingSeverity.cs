namespace Inferno.Pgo.Builds;

/// <summary>What a finding means for the builds.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; the builds may be used.</summary>
    Warning,

    /// <summary>The builds prove nothing and must not be measured.</summary>
    Error,
}
