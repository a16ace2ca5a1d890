namespace Inferno.Inference.Tests.Models;

/// <summary>What PyTorch made of one prompt.</summary>
internal sealed record ReferenceRun(string Prompt, int[] PromptIds, float[] FirstLogits, int[] GreedyIds, string Text);
