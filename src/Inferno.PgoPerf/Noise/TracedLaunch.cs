using Inferno.PgoPerf.Launching;

namespace Inferno.PgoPerf.Noise;

/// <summary>One launch in its place in a trace.</summary>
/// <param name="Round">Number of the round of pairs, from 1; each round draws its orders anew.</param>
/// <param name="Position">Number of the launch in its round, from 0.</param>
/// <param name="IsCopy">Whether the byte copy was launched.</param>
/// <param name="Launch">The launch.</param>
/// <param name="Load">What else the machine was doing.</param>
public sealed record TracedLaunch(int Round, int Position, bool IsCopy, Launch Launch, MachineLoad Load);
