using Inferno.Inference.Engines;

namespace Inferno.Inference.Generation;

/// <summary>One generation, a token at a time.</summary>
internal sealed class Decoding
{
    private readonly Session _session;
    private readonly SamplingOptions _options;
    private readonly int _contextLength;
    private readonly Sampler _sampler;
    private readonly int[] _last = new int[1];
    private int[]? _prompt;
    private int _count;

    public Decoding(Session session, int[] prompt, SamplingOptions options, Models.ModelConfig config)
    {
        if (prompt.Length == 0)
        {
            throw new InferenceException("the prompt has no tokens; expected at least one: this model has no begin token, so give it text");
        }

        if (prompt.Length > config.ContextLength)
        {
            throw new InferenceException(
                $"the prompt has {prompt.Length} tokens and the model's context holds {config.ContextLength}; shorten the prompt");
        }

        _session = session;
        _prompt = prompt;
        _options = options;
        _contextLength = config.ContextLength;
        _sampler = new Sampler(options, config.VocabularySize);
    }

    public FinishReason? Reason { get; private set; }

    /// <summary>The next token, or null when <see cref="Reason"/> says why there is none.</summary>
    public int? Next()
    {
        if (Reason is null && _count == _options.MaxTokens)
        {
            Reason = FinishReason.MaxTokens;
        }
        else if (Reason is null && _count > 0 && _session.Length >= _contextLength)
        {
            Reason = FinishReason.ContextFull;
        }

        return Reason is null ? Step() : null;
    }

    private int? Step()
    {
        int token = _sampler.Next(_session.Forward(TakeInput()));
        if (_options.StopTokens.Contains(token))
        {
            Reason = FinishReason.StopToken;
            return null;
        }

        _count++;
        _last[0] = token;
        return token;
    }

    private int[] TakeInput()
    {
        if (_prompt is not { } prompt)
        {
            return _last;
        }

        _prompt = null;
        foreach (int token in prompt)
        {
            _sampler.Observe(token);
        }

        return prompt;
    }
}
