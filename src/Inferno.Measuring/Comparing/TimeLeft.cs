namespace Inferno.Measuring.Comparing;

/// <summary>How long a comparison will still take.</summary>
internal static class TimeLeft
{
    /// <summary>The time to the next look and to the last, in seconds.</summary>
    /// <param name="looks">Numbers of pairs, ascending.</param>
    /// <param name="done">Pairs measured, at least 1 and fewer than the last look.</param>
    /// <param name="seconds">What they took together.</param>
    public static string Describe(IReadOnlyList<int> looks, int done, double seconds)
    {
        double each = seconds / done;
        int next = looks.First(look => look > done);
        return $"{Duration.Words((next - done) * each)} to the next look, {Duration.Words((looks[^1] - done) * each)} to the last";
    }
}
