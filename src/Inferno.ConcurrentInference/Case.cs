namespace Inferno.ConcurrentInference;

/// <summary>One of the workloads that a launch measures, one after the other.</summary>
/// <param name="Name">Its name in the log; null where the launch has only this one.</param>
/// <param name="Arguments">What it asks for.</param>
internal sealed record Case(string? Name, Arguments Arguments);
