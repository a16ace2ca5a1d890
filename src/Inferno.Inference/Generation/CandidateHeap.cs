namespace Inferno.Inference.Generation;

/// <summary>Finds the best of many candidates without sorting them all.</summary>
internal sealed class CandidateHeap
{
    private static readonly Comparer<Candidate> BestFirst = Comparer<Candidate>.Create((a, b) => b.CompareTo(a));

    private readonly PriorityQueue<Candidate, Candidate> _worstFirst = new();
    private readonly PriorityQueue<Candidate, Candidate> _bestFirst = new(BestFirst);

    /// <summary>The <paramref name="count"/> highest scores, best first; O(n + k log k) comparisons on usual logits.</summary>
    public void Select(ReadOnlySpan<float> scores, int count, List<Candidate> into)
    {
        _worstFirst.Clear();
        float bound = float.NegativeInfinity;
        for (int id = 0; id < scores.Length; id++)
        {
            var candidate = new Candidate(scores[id], id);
            if (_worstFirst.Count < count)
            {
                _worstFirst.Enqueue(candidate, candidate);
                bound = _worstFirst.Peek().Score;
            }
            else if (candidate.Score > bound)
            {
                _worstFirst.EnqueueDequeue(candidate, candidate);
                bound = _worstFirst.Peek().Score;
            }
        }

        into.Clear();
        while (_worstFirst.TryDequeue(out Candidate next, out _))
        {
            into.Add(next);
        }

        into.Reverse();
    }

    /// <summary>The fewest highest scores whose sum reaches <paramref name="mass"/>, best first; never none.</summary>
    public void SelectMass(ReadOnlySpan<float> scores, float mass, List<Candidate> into)
    {
        _bestFirst.Clear();
        _bestFirst.EnsureCapacity(scores.Length);
        for (int id = 0; id < scores.Length; id++)
        {
            var candidate = new Candidate(scores[id], id);
            _bestFirst.Enqueue(candidate, candidate);
        }

        into.Clear();
        double sum = 0;
        while ((into.Count == 0 || sum < mass) && _bestFirst.TryDequeue(out Candidate next, out _))
        {
            into.Add(next);
            sum += next.Score;
        }
    }
}
