namespace Inferno.Inference.Generation;

/// <summary>The tokens that stay in a draw, best first; found without sorting the whole vocabulary.</summary>
internal sealed class Candidates
{
    private static readonly Comparer<Candidate> BestFirst = Comparer<Candidate>.Create((a, b) => b.CompareTo(a));

    private readonly List<Candidate> _kept = [];
    private readonly RankBound _rank = new();
    private readonly PriorityQueue<Candidate, Candidate> _bestOnTop = new(BestFirst);

    /// <summary>Keeps the <paramref name="count"/> highest scores; few others are looked at twice.</summary>
    public void KeepBest(ReadOnlySpan<float> scores, int count)
    {
        float bound = _rank.Of(scores, count);
        _kept.Clear();
        for (int id = 0; id < scores.Length; id++)
        {
            if (scores[id] >= bound)
            {
                _kept.Add(new Candidate(scores[id], id));
            }
        }

        _kept.Sort();
        _kept.Reverse();
        _kept.RemoveRange(count, _kept.Count - count);
    }

    /// <summary>Turns the kept logits into weights: exp((logit − best) / temperature).</summary>
    public void Weigh(float best, float temperature)
    {
        for (int i = 0; i < _kept.Count; i++)
        {
            _kept[i] = _kept[i] with { Score = MathF.Exp((_kept[i].Score - best) / temperature) };
        }
    }

    /// <summary>Keeps of the kept weights the fewest that hold this share of their sum; never none.</summary>
    public void KeepMass(float share)
    {
        double mass = share * Sum();
        double held = 0;
        int count = 0;
        while (count < _kept.Count && (count == 0 || held < mass))
        {
            held += _kept[count++].Score;
        }

        _kept.RemoveRange(count, _kept.Count - count);
    }

    /// <summary>Keeps of all probabilities the fewest that hold this share; never none.</summary>
    public void KeepMass(ReadOnlySpan<float> probabilities, float share)
    {
        _bestOnTop.Clear();
        _bestOnTop.EnsureCapacity(probabilities.Length);
        for (int id = 0; id < probabilities.Length; id++)
        {
            var candidate = new Candidate(probabilities[id], id);
            _bestOnTop.Enqueue(candidate, candidate);
        }

        _kept.Clear();
        double held = 0;
        while ((_kept.Count == 0 || held < share) && _bestOnTop.TryDequeue(out Candidate next, out _))
        {
            _kept.Add(next);
            held += next.Score;
        }
    }

    /// <summary>The token at a point in [0, 1) of the kept weights.</summary>
    public int Draw(double point)
    {
        double left = point * Sum();
        int chosen = 0;
        while (chosen < _kept.Count - 1 && (left -= _kept[chosen].Score) >= 0)
        {
            chosen++;
        }

        return _kept[chosen].Id;
    }

    private double Sum()
    {
        double sum = 0;
        foreach (Candidate candidate in _kept)
        {
            sum += candidate.Score;
        }

        return sum;
    }
}
