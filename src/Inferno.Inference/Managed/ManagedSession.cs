using Inferno.Inference.Engines;
using Inferno.Inference.Operators;

namespace Inferno.Inference.Managed;

/// <summary>A sequence on the managed engine: its caches and its last logits.</summary>
internal sealed class ManagedSession(ManagedEngine engine, ModelSignature signature, Sequence sequence) : Session(engine.Config, signature)
{
    private readonly float[] _logits = new float[engine.Config.VocabularySize];

    public override int Length => sequence.Length;

    public override void Reset() => sequence.Length = 0;

    private protected override ReadOnlySpan<float> Append(ReadOnlySpan<int> tokens)
    {
        engine.Forward(sequence, tokens, _logits);
        return _logits;
    }

    protected override void Dispose(bool disposing)
    {
    }
}
