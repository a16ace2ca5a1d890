namespace Inferno.Pgo.Builds.Pins;

/// <summary>A pin that cannot be made, or cannot be trusted: what is wrong, and what to do.</summary>
/// <param name="message">One line.</param>
/// <param name="inner">The failure underneath, if any.</param>
public sealed class PinException(string message, Exception? inner = null) : BuildException(message, inner);
