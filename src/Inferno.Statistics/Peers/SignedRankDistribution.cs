namespace Inferno.Statistics.Peers;

/// <summary>
/// The exact distribution of a sum of ranks of which each is counted or not by a fair coin (Wilcoxon 1945, Biometrics
/// Bulletin 1:80; shared ranks are kept as they are, so ties need no correction).
/// </summary>
internal sealed class SignedRankDistribution
{
    private readonly double[] _probabilities;

    /// <param name="ranks">Multiples of one half; doubled they index the table of sums.</param>
    public SignedRankDistribution(IReadOnlyList<double> ranks)
    {
        int[] doubled = [.. ranks.Select(rank => (int)(2 * rank))];
        _probabilities = new double[doubled.Sum() + 1];
        _probabilities[0] = 1;
        int reached = 0;
        foreach (int rank in doubled)
        {
            reached += rank;
            for (int sum = reached; sum >= 0; sum--)
            {
                double without = _probabilities[sum];
                double with = sum >= rank ? _probabilities[sum - rank] : 0;
                _probabilities[sum] = (without + with) / 2;
            }
        }
    }

    /// <summary>P(W ≤ <paramref name="sum"/>).</summary>
    public double AtMost(double sum)
    {
        double tail = 0;
        for (int i = 0; i <= Math.Min((int)(2 * sum), _probabilities.Length - 1); i++)
        {
            tail += _probabilities[i];
        }

        return Math.Min(1, tail);
    }

    /// <summary>P(W ≥ <paramref name="sum"/>), by symmetry.</summary>
    public double AtLeast(double sum) => AtMost((_probabilities.Length - 1) / 2.0 - sum);
}
