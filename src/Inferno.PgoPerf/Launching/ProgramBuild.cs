namespace Inferno.PgoPerf.Launching;

/// <summary>One build of the program.</summary>
/// <param name="Name">Its role, for people: baseline or pgo.</param>
/// <param name="Executable">Path of its application host or native executable.</param>
public sealed record ProgramBuild(string Name, string Executable);
