namespace Inferno.PgoPerf.Bench;

/// <summary>A build of the program and the options that make it one of several to compare.</summary>
/// <param name="Name">For people: <c>onnxruntime</c>, <c>baseline</c>.</param>
/// <param name="Executable">Path of its application host.</param>
/// <param name="Engine">The engine that serves its launches, by its name on the program's command line.</param>
/// <param name="Options">Added to every launch.</param>
public sealed record Contender(string Name, string Executable, string Engine, IReadOnlyList<string> Options);
