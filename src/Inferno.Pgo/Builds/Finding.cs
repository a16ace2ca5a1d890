namespace Inferno.Pgo.Builds;

/// <summary>One thing that verification found.</summary>
/// <param name="Id">A stable id, for instance <c>INF1001</c>.</param>
/// <param name="Severity">What it means for the builds.</param>
/// <param name="Cause">What is wrong and where, in one line.</param>
/// <param name="NextStep">What to do about it.</param>
public sealed record Finding(string Id, FindingSeverity Severity, string Cause, string NextStep)
{
    /// <summary>The finding in one line.</summary>
    public override string ToString() =>
        $"{Id} {(Severity == FindingSeverity.Error ? "error" : "warning")}: {Cause}. {NextStep}.";
}

/// <summary>What a finding means for the builds.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; the builds may be used.</summary>
    Warning,

    /// <summary>The builds prove nothing and must not be measured.</summary>
    Error,
}
