namespace Inferno.ConcurrentInference;

/// <summary>A command line that cannot be carried out; one line, with what was expected.</summary>
internal sealed class UsageException(string message) : Exception(message);
