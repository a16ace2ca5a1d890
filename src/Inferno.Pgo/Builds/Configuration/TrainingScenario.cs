namespace Inferno.Pgo.Builds.Configuration;

/// <summary>One run of the program that the profile learns from.</summary>
/// <param name="Name">What the run stands for; unique, letters, digits and hyphens, for it names files.</param>
/// <param name="Arguments">The program's arguments, environment variables already expanded.</param>
public sealed record TrainingScenario(string Name, IReadOnlyList<string> Arguments);
