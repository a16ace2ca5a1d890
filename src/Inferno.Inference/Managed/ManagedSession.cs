using Inferno.Inference.Engines;
using Inferno.Inference.Operators;

namespace Inferno.Inference.Managed;

/// <summary>A sequence on the managed engine: its caches and its last logits.</summary>
internal sealed class ManagedSession(ManagedEngine engine, Sequence sequence) : Session
{
    private readonly float[] _logits = new float[engine.Config.VocabularySize];

    public override int Length => sequence.Length;

    public override ReadOnlySpan<float> Forward(ReadOnlySpan<int> tokens)
    {
        Check(tokens);
        engine.Forward(sequence, tokens, _logits);
        return _logits;
    }

    public override void Reset() => sequence.Length = 0;

    protected override void Dispose(bool disposing)
    {
    }

    private void Check(ReadOnlySpan<int> tokens)
    {
        if (tokens.IsEmpty)
        {
            throw new ArgumentException("A forward pass needs at least one token.", nameof(tokens));
        }

        int limit = engine.Config.ContextLength;
        if (tokens.Length > limit - Length)
        {
            throw new InferenceException(
                $"{Length} + {tokens.Length} tokens exceed the model's context of {limit}; shorten the prompt or lower --max-tokens");
        }

        foreach (int token in tokens)
        {
            if ((uint)token >= (uint)engine.Config.VocabularySize)
            {
                throw OutsideVocabulary(token, engine.Config.VocabularySize);
            }
        }
    }
}
