namespace Inferno.Inference.Generation;

/// <summary>A token that may be drawn; the greater comes first: the higher score, then the lower id.</summary>
internal readonly record struct Candidate(float Score, int Id) : IComparable<Candidate>
{
    public int CompareTo(Candidate other)
    {
        int byScore = Score.CompareTo(other.Score);
        return byScore != 0 ? byScore : other.Id.CompareTo(Id);
    }
}
