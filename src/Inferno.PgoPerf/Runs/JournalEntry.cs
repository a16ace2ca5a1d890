using Inferno.PgoPerf.Launching;

namespace Inferno.PgoPerf.Runs;

/// <summary>One launch as a journal keeps it.</summary>
/// <param name="Request">What was asked for: executable and arguments, a space between them.</param>
/// <param name="Launch">How it went; <see langword="null"/> where it failed.</param>
/// <param name="Failure">How it failed; <see langword="null"/> where it went well.</param>
public sealed record JournalEntry(string Request, Launch? Launch, FailedLaunch? Failure);
