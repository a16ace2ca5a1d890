namespace Inferno.ConcurrentInference.Results;

/// <summary>All requests served once.</summary>
/// <param name="Wall">From the first request's submission to the last one's completion.</param>
/// <param name="Requests">In the order of submission.</param>
internal sealed record Batch(TimeSpan Wall, IReadOnlyList<RequestOutcome> Requests)
{
    /// <summary>Requests that got any text: a model that ends its answer at once has served none.</summary>
    public int Successful => Requests.Count(r => r.Tokens.Count > 0);

    public int Tokens => Requests.Sum(r => r.Tokens.Count);
}
