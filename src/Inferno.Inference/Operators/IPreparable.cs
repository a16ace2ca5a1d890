namespace Inferno.Inference.Operators;

/// <summary>An operator that computes faster when some of its inputs are known at load.</summary>
internal interface IPreparable
{
    /// <summary>An operator that computes the same, given the inputs that are constant (the others are null).</summary>
    Preparation Prepare(IReadOnlyList<Tensor?> constants);
}
