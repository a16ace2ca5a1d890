namespace Inferno.ConcurrentInference.Results;

/// <summary>The parts of a start, in the order in which they happen, counted from the program's first statement.</summary>
/// <param name="Backend">Loading the engine's native libraries and starting its device; next to nothing for managed code.</param>
/// <param name="Engine">Reading the model's configuration and tokenizer.</param>
/// <param name="Model">Loading the graph and weights, and opening the sessions.</param>
/// <param name="FirstToken">From the program's first statement to the first token of the first request.</param>
internal sealed record ColdStart(TimeSpan Backend, TimeSpan Engine, TimeSpan Model, TimeSpan FirstToken)
{
    public TimeSpan Total => Backend + Engine + Model;
}
