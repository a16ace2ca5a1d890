namespace Inferno.Pgo.Builds;

/// <summary>A build that cannot be made: what is missing or wrong, and what to do.</summary>
/// <param name="message">One line.</param>
/// <param name="inner">The failure underneath, if any.</param>
public class BuildException(string message, Exception? inner = null) : Exception(message, inner);
