using Inferno.Pgo.Builds.Verification;

namespace Inferno.Pgo.Builds;

/// <summary>Two builds that were made but do not prove what they should; they are kept aside, unusable by accident.</summary>
/// <param name="directory">Where they lie, with their manifest.</param>
/// <param name="findings">Everything found.</param>
public sealed class BuildRejectedException(string directory, IReadOnlyList<Finding> findings)
    : BuildException($"{directory}: the builds failed their verification:\n{string.Join('\n', findings)}")
{
    /// <summary>Everything found, errors and warnings.</summary>
    public IReadOnlyList<Finding> Findings { get; } = findings;
}
