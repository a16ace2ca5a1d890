namespace Inferno.Inference.Generation;

/// <summary>
/// Hugging Face's repetition penalty (Keskar et al. 2019, arXiv:1909.05858, section 4.1, with the sign rule of
/// transformers' RepetitionPenaltyLogitsProcessor): a token that the sequence holds, prompt included, has its positive
/// logit divided and its negative logit multiplied by the penalty, once however often it occurs.
/// </summary>
internal sealed class RepetitionPenalty(float penalty, int vocabularySize)
{
    private readonly bool[] _isSeen = new bool[vocabularySize];
    private readonly List<int> _seen = [];

    public void Observe(int token)
    {
        if (!_isSeen[token])
        {
            _isSeen[token] = true;
            _seen.Add(token);
        }
    }

    public void Apply(Span<float> logits)
    {
        foreach (int token in _seen)
        {
            logits[token] = logits[token] > 0 ? logits[token] / penalty : logits[token] * penalty;
        }
    }
}
