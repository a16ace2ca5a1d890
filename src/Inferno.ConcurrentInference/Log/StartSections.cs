using Inferno.ConcurrentInference.Results;
using Inferno.Inference.Engines;
using Inferno.Measured;

namespace Inferno.ConcurrentInference.Log;

/// <summary>The parts of the log that come before the measured batches.</summary>
internal static class StartSections
{
    /// <param name="kind">The engine that runs.</param>
    /// <param name="reason">Why it is that one, and on what it runs, where there is something to say.</param>
    public static string RenderEngine(EngineKind kind, string? reason) =>
        reason is null ? $"ENGINE {kind.Name()}" : $"ENGINE {kind.Name()} ({reason})";

    public static string Render(ColdStart cold) => $"""
        COLD START BREAKDOWN
          Backend initialization:   {Format.Seconds(cold.Backend)}
          Engine creation:          {Format.Seconds(cold.Engine)}
          Model loading + GPU:      {Format.Seconds(cold.Model)}
          Total cold start:         {Format.Seconds(cold.Total)}
          Time to first token:      {Format.Seconds(cold.FirstToken)}
        """;

    public static string Render(Settled settled) => $"""
        WARM-UP
          Iterations: {settled.Rounds}   Settled: {Format.YesNo(settled.IsSettled)}   Methods compiled: {settled.MethodsCompiled}
        """;

    /// <param name="number">From 1.</param>
    /// <param name="of">How many there will be.</param>
    /// <param name="batch">The batch.</param>
    public static string RenderIteration(int number, int of, Batch batch) =>
        $"ITERATION {number}/{of}   Wall: {Format.Seconds(batch.Wall)}   Tokens: {batch.Tokens}";
}
