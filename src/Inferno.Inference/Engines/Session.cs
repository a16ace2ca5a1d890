using Inferno.Inference.Models;

namespace Inferno.Inference.Engines;

/// <summary>One sequence on an <see cref="Engine"/>: owns everything that changes. For one caller at a time.</summary>
public abstract class Session : IDisposable
{
    private readonly ModelConfig _config;
    private readonly ModelSignature _signature;

    private protected Session(ModelConfig config, ModelSignature signature) => (_config, _signature) = (config, signature);

    /// <summary>Positions held in the key-value cache, from 0 to the context length.</summary>
    public abstract int Length { get; }

    /// <summary>
    /// Appends tokens to the sequence and returns the logits of the last one. Many are taken in several passes, so that memory
    /// is bounded by a pass; after a failure the sequence holds those that were taken before it.
    /// </summary>
    /// <param name="tokens">One or more ids in [0, vocabulary size).</param>
    /// <returns>[vocabulary size] logits, valid until the next call.</returns>
    /// <exception cref="InferenceException">The sequence would outgrow the context, or a token is out of range.</exception>
    public ReadOnlySpan<float> Forward(ReadOnlySpan<int> tokens)
    {
        Check(tokens);
        int count = _signature.LongestPass(Length, tokens.Length, _config.AttentionHeads);
        while (count < tokens.Length)
        {
            Append(tokens[..count]);
            tokens = tokens[count..];
            count = _signature.LongestPass(Length, tokens.Length, _config.AttentionHeads);
        }

        return Append(tokens);
    }

    /// <summary>Empties the sequence and keeps its buffers.</summary>
    public abstract void Reset();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes as many tokens as one pass may.</summary>
    private protected abstract ReadOnlySpan<float> Append(ReadOnlySpan<int> tokens);

    /// <summary>Releases the cache.</summary>
    protected abstract void Dispose(bool disposing);

    private void Check(ReadOnlySpan<int> tokens)
    {
        if (tokens.IsEmpty)
        {
            throw new ArgumentException("A forward pass needs at least one token.", nameof(tokens));
        }

        int limit = _config.ContextLength, vocabulary = _config.VocabularySize;
        if (tokens.Length > limit - Length)
        {
            throw new InferenceException(
                $"{Length} + {tokens.Length} tokens exceed the model's context of {limit}; shorten the prompt or lower --max-tokens");
        }

        foreach (int token in tokens)
        {
            if ((uint)token >= (uint)vocabulary)
            {
                throw new InferenceException(
                    $"token id {token} is outside the vocabulary of {vocabulary}; leave out the text that it stands for, or use the tokenizer that belongs to the model");
            }
        }
    }
}
