namespace Inferno.Pgo.Builds.Configuration;

/// <summary>What somebody may have meant who wrote a name that nobody knows.</summary>
public static class NearestName
{
    /// <summary>Those of <paramref name="known"/> that there are, and first the one that <paramref name="written"/> comes nearest to, where it is near.</summary>
    public static string Hint(string written, IReadOnlyList<string> known)
    {
        string nearest = known.MinBy(name => Distance(written, name))!;
        string all = known.Count == 1 ? known[0] : $"one of {string.Join(", ", known)}";
        return Distance(written, nearest) <= Math.Max(2, nearest.Length / 3) ? $"\"{nearest}\", or {all}" : all;
    }

    // Letters to change, add or leave out (Levenshtein 1966), in which small and capital letters are the same.
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int changed = diagonal + (char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
