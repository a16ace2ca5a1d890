namespace Inferno.Inference.Operators;

/// <summary>
/// Joins what a sequence holds and a new piece by writing the piece into the sequence's own memory: takes the place
/// of Concat where a model's past and present meet.
/// </summary>
/// <param name="cache">Index of the sequence's cache.</param>
internal sealed class Append(int cache) : Operator
{
    public override void Run(Invocation call)
    {
        Sequence sequence = call.Sequence;
        sequence.Caches[cache].Append(call.Input(1), sequence.Length);
        sequence.Caches[cache].View(call.Output(0), sequence.Length + sequence.Added);
    }
}
