using System.Numerics.Tensors;
using Inferno.Inference.Engines;

namespace Inferno.Inference.Tests.Managed;

/// <summary>Greedy decoding without a tokenizer.</summary>
internal static class Greedy
{
    /// <summary>The ids of the most likely tokens, one after another.</summary>
    public static int[] Decode(Session session, int[] prompt, int count)
    {
        int[] tokens = new int[count];
        ReadOnlySpan<float> logits = session.Forward(prompt);
        for (int i = 0; i < count; i++)
        {
            int[] next = [TensorPrimitives.IndexOfMax(logits)];
            tokens[i] = next[0];
            logits = session.Forward(next);
        }

        return tokens;
    }
}
