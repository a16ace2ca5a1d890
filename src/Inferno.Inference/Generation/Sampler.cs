using System.Numerics.Tensors;
using Inferno.Inference.Engines;

namespace Inferno.Inference.Generation;

/// <summary>Chooses one sequence's next tokens; the same seed and logits give the same tokens. For one caller at a time.</summary>
/// <remarks>
/// In the order of Hugging Face's logits processors: repetition penalty, temperature, top-k (Fan et al. 2018,
/// arXiv:1805.04833), top-p (Holtzman et al. 2020, arXiv:1904.09751: the smallest set whose probability reaches p).
/// </remarks>
public sealed class Sampler
{
    private readonly SamplingOptions _options;
    private readonly RepetitionPenalty? _penalty;
    private readonly int _vocabularySize;
    private readonly float[] _scores;
    private Candidates? _candidates;
    private readonly Random _random;

    /// <param name="options">Valid ones.</param>
    /// <param name="vocabularySize">The number of logits.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public Sampler(SamplingOptions options, int vocabularySize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabularySize, 1);
        options.Validate();
        _options = options;
        _penalty = options.RepetitionPenalty == 1 ? null : new RepetitionPenalty(options.RepetitionPenalty, vocabularySize);
        _vocabularySize = vocabularySize;
        _scores = options.Temperature == 0 && _penalty is null ? [] : new float[vocabularySize];
        _random = new Random(options.Seed);
    }

    /// <summary>Tells the repetition penalty that the sequence holds a token.</summary>
    public void Observe(int token) => _penalty?.Observe(token);

    /// <summary>Chooses the next token and observes it.</summary>
    /// <param name="logits">[vocabulary size]; not changed.</param>
    /// <exception cref="InferenceException">The logits hold NaN or no finite value.</exception>
    public int Next(ReadOnlySpan<float> logits)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(logits.Length, _vocabularySize);
        ReadOnlySpan<float> scores = Penalise(logits);
        int best = TensorPrimitives.IndexOfMax(scores);
        if (!float.IsFinite(scores[best]))
        {
            throw new InferenceException(
                $"the logit of token {best} is {scores[best]}; expected finite logits: the model's weights or its export are broken");
        }

        int token = _options.Temperature == 0 ? best : Draw(scores, scores[best]);
        Observe(token);
        return token;
    }

    private ReadOnlySpan<float> Penalise(ReadOnlySpan<float> logits)
    {
        if (_penalty is null)
        {
            return logits;
        }

        logits.CopyTo(_scores);
        _penalty.Apply(_scores);
        return _scores;
    }

    private int Draw(ReadOnlySpan<float> scores, float best)
    {
        bool cutsByRank = _options.TopK > 0 && _options.TopK < scores.Length;
        if (!cutsByRank)
        {
            Softmax(scores, best);
        }

        if (!cutsByRank && _options.TopP == 1)
        {
            return DrawFromAll();
        }

        _candidates ??= new Candidates();
        if (cutsByRank)
        {
            _candidates.KeepBest(scores, _options.TopK);
            _candidates.Weigh(best, _options.Temperature);
            _candidates.KeepMass(_options.TopP);
        }
        else
        {
            _candidates.KeepMass(_scores, _options.TopP);
        }

        return _candidates.Draw(_random.NextDouble());
    }

    private void Softmax(ReadOnlySpan<float> scores, float best)
    {
        TensorPrimitives.Subtract(scores, best, _scores);
        TensorPrimitives.Divide(_scores, _options.Temperature, _scores);
        TensorPrimitives.Exp<float>(_scores, _scores);
        TensorPrimitives.Divide(_scores, TensorPrimitives.Sum<float>(_scores), _scores);
    }

    private int DrawFromAll()
    {
        double left = _random.NextDouble();
        int last = 0;
        for (int id = 0; id < _scores.Length; id++)
        {
            left -= _scores[id];
            if (_scores[id] > 0)
            {
                last = id;
            }

            if (left < 0)
            {
                break;
            }
        }

        return last;
    }
}
