namespace Inferno.Inference.Engines;

/// <summary>One sequence on an <see cref="Engine"/>: owns everything that changes. For one caller at a time.</summary>
public abstract class Session : IDisposable
{
    /// <summary>Positions held in the key-value cache, from 0 to the context length.</summary>
    public abstract int Length { get; }

    /// <summary>Appends tokens to the sequence and returns the logits of the last one.</summary>
    /// <param name="tokens">One or more ids in [0, vocabulary size).</param>
    /// <returns>[vocabulary size] logits, valid until the next call.</returns>
    /// <exception cref="InferenceException">The sequence would outgrow the context, or a token is out of range.</exception>
    public abstract ReadOnlySpan<float> Forward(ReadOnlySpan<int> tokens);

    /// <summary>Empties the sequence and keeps its buffers.</summary>
    public abstract void Reset();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the cache.</summary>
    protected abstract void Dispose(bool disposing);

    private protected static InferenceException OutsideVocabulary(int token, int size) => new(
        $"token id {token} is outside the vocabulary of {size}; leave out the text that it stands for, or use the tokenizer that belongs to the model");
}
