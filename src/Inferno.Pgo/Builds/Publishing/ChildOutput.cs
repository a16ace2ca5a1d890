namespace Inferno.Pgo.Builds.Publishing;

/// <summary>What a child left behind.</summary>
/// <param name="StandardOutput">All that it wrote to standard output.</param>
/// <param name="StandardError">All that it wrote to standard error.</param>
/// <param name="Duration">From its start to its exit.</param>
public sealed record ChildOutput(string StandardOutput, string StandardError, TimeSpan Duration);
