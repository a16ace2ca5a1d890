namespace Inferno.History.Records;

/// <summary>A history that cannot be used: which, why, and what to do.</summary>
/// <param name="database">Which, without secrets.</param>
/// <param name="problem">Why, in one line.</param>
/// <param name="nextStep">What to do about it.</param>
/// <param name="inner">The failure underneath, if any.</param>
public sealed class HistoryException(string database, string problem, string nextStep, Exception? inner = null)
    : Exception($"history {database}: {problem}; {nextStep}", inner)
{
    /// <summary>Which history, without secrets.</summary>
    public string Database { get; } = database;
}
