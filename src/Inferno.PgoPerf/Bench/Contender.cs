namespace Inferno.PgoPerf.Bench;

/// <summary>A build of the program and the options that make it one of several to compare.</summary>
/// <param name="Name">For people: <c>onnxruntime</c>, <c>managed baseline</c>.</param>
/// <param name="Executable">Path of its application host.</param>
/// <param name="Options">Added to every launch.</param>
public sealed record Contender(string Name, string Executable, IReadOnlyList<string> Options);
