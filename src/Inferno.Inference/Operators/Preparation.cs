namespace Inferno.Inference.Operators;

/// <summary>An operator prepared for its constants.</summary>
/// <param name="Operator">What to run.</param>
/// <param name="InputsKept">How many of the first inputs it still reads; null for all.</param>
internal sealed record Preparation(Operator Operator, int? InputsKept = null);
