namespace Inferno.Inference.Engines;

/// <summary>An engine that this machine cannot run; one line, with what to install or set.</summary>
public sealed class EngineUnavailableException : Exception
{
    /// <param name="cause">What is missing or fails, with the path where there is one.</param>
    /// <param name="advice">What to do about it, other than to take the engine that runs everywhere.</param>
    /// <param name="inner">What ONNX Runtime said.</param>
    public EngineUnavailableException(string cause, string advice, Exception? inner = null)
        : base($"{cause}; {advice}, or use --engine managed", inner) => Cause = cause;

    /// <summary>The message without its advice.</summary>
    public string Cause { get; }
}
