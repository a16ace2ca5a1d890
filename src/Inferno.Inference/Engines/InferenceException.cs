namespace Inferno.Inference.Engines;

/// <summary>A request that a usable model cannot serve, such as a prompt longer than the context; one line, with what to do.</summary>
public sealed class InferenceException(string message, Exception? inner = null) : Exception(message, inner);
