namespace Inferno.Inference.Engines;

/// <summary>An engine that this machine cannot run; one line, with what to install or set.</summary>
public sealed class EngineUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
