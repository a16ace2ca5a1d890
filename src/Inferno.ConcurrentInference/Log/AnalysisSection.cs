using Inferno.ConcurrentInference.Results;

namespace Inferno.ConcurrentInference.Log;

/// <summary>
/// Times over all measured batches; counts are of one batch, of the successful requests that with the fewest, completions the
/// median over batches.
/// </summary>
internal static class AnalysisSection
{
    public static string Render(Measurement measured)
    {
        int requests = measured.Batches[0].Requests.Count;
        int tokens = measured.Batches.Sum(b => b.Tokens);
        double seconds = measured.Wall.TotalSeconds;
        return $"""
            PERFORMANCE ANALYSIS
              Successful requests:      {measured.Batches.Min(b => b.Successful)}/{requests}
              Total tokens generated:   {measured.Batches[0].Tokens}
              Request time:             {Format.Times(Distribution.Of(measured.Requests.Select(r => r.Total)))}
              Lock wait time:           {Format.Times(Distribution.Of(measured.Requests.Select(r => r.LockWait)))}  ({Format.Percent(1 - measured.InferenceShare)} of request)
              Pure inference time:      {Format.Times(Distribution.Of(measured.Requests.Select(r => r.PureInference)))}  ({Format.Percent(measured.InferenceShare)} of request)
              Requests/sec: {Format.Rate(requests * measured.Batches.Count / seconds)}   Tokens/sec: {Format.Rate(tokens / seconds)}   Parallelism efficiency: {Format.Percent(measured.ParallelismEfficiency)}
              First request completed: {Median(measured, b => b.Requests.Min(r => r.Total))}   Last request completed: {Median(measured, b => b.Requests.Max(r => r.Total))}
            """;
    }

    private static string Median(Measurement measured, Func<Batch, TimeSpan> completion) =>
        Format.Seconds(Distribution.Of(measured.Batches.Select(completion)).Median);
}
