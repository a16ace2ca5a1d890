namespace Inferno.PgoPerf.Launching;

/// <summary>One program start.</summary>
/// <param name="Executable">Path of an application host or a native executable.</param>
/// <param name="Arguments">Its arguments, not yet quoted.</param>
/// <param name="Timeout">After this the child and its children are killed.</param>
public sealed record LaunchRequest(string Executable, IReadOnlyList<string> Arguments, TimeSpan Timeout);
