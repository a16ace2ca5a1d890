using System.Diagnostics;
using System.Runtime.CompilerServices;
using Inferno.Inference.Engines;
using Inferno.Inference.Tokenization;

namespace Inferno.Inference.Generation;

/// <summary>Continues prompts with an engine and its tokenizer. Safe for any number of callers, each with its own session.</summary>
public sealed class TextGenerator(Engine engine, Tokenizer tokenizer)
{
    /// <summary>Generates on the caller's thread and session, which is emptied first.</summary>
    /// <param name="session">One of this engine's, in use by nobody else.</param>
    /// <param name="prompt">Text of at most the context length, in tokens.</param>
    /// <param name="options">How to sample and when to stop.</param>
    /// <param name="cancellation">Looked at before every token.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="InferenceException">The prompt is longer than the context or has no token.</exception>
    public Generated Generate(Session session, string prompt, SamplingOptions options, CancellationToken cancellation = default)
    {
        long start = Stopwatch.GetTimestamp();
        Decoding decoding = Start(session, prompt, options);
        var tokens = new List<int>(options.MaxTokens);
        TimeSpan? first = null;
        while (decoding.Next() is { } token)
        {
            first ??= Stopwatch.GetElapsedTime(start);
            tokens.Add(token);
            cancellation.ThrowIfCancellationRequested();
        }

        return new Generated(tokens, tokenizer.Decode(tokens), decoding.Reason!.Value, first ?? Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Generates on a session of its own, off the caller's thread, and gives each token as it comes.</summary>
    /// <inheritdoc cref="Generate" path="/param"/>
    /// <inheritdoc cref="Generate" path="/exception"/>
    public async IAsyncEnumerable<GeneratedToken> StreamAsync(
        string prompt, SamplingOptions options, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using Session session = engine.CreateSession();
        Decoding decoding = Start(session, prompt, options);
        TokenDecoder decoder = tokenizer.CreateDecoder();
        while (await Task.Run(decoding.Next, cancellation) is { } token)
        {
            yield return new GeneratedToken(token, decoder.Append(token), null);
            cancellation.ThrowIfCancellationRequested();
        }

        yield return new GeneratedToken(null, decoder.Flush(), decoding.Reason);
    }

    private Decoding Start(Session session, string prompt, SamplingOptions options)
    {
        options.Validate();
        session.Reset();
        return new Decoding(session, tokenizer.Encode(prompt), options, engine.Config);
    }
}
