using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Logs;

/// <summary>The figures of all measured requests of a launch.</summary>
/// <param name="Successful">Requests of a batch that succeeded.</param>
/// <param name="Requests">Requests of a batch.</param>
/// <param name="Tokens">Tokens that a batch generated.</param>
public sealed partial record Performance(int Successful, int Requests, int Tokens)
{
    /// <summary>From the request's arrival to its last token.</summary>
    public required Spread RequestTime { get; init; }

    /// <summary>Time that a request waits for one of the sessions.</summary>
    public required Spread LockWaitTime { get; init; }

    /// <summary>Time that a request holds a session.</summary>
    public required Spread InferenceTime { get; init; }

    /// <summary>Requests completed in a second.</summary>
    public required double RequestsPerSecond { get; init; }

    /// <summary>Tokens generated in a second.</summary>
    public required double TokensPerSecond { get; init; }

    /// <summary>Σ pure inference / (wall × sessions), in per cent.</summary>
    public required double ParallelismEfficiency { get; init; }

    /// <summary>Seconds until the first request of a batch completed.</summary>
    public required double FirstCompleted { get; init; }

    /// <summary>Seconds until the last request of a batch completed.</summary>
    public required double LastCompleted { get; init; }

    internal static Performance Read(LogCursor log)
    {
        log.SkipPast("PERFORMANCE ANALYSIS");
        Match successful = log.Expect(SuccessfulPattern, "'Successful requests: 50/50'");
        Match tokens = log.Expect(TokensPattern, "'Total tokens generated: 3200'");
        Spread request = Spread.Read(log, RequestPattern, "Request time");
        Spread wait = Spread.Read(log, LockWaitPattern, "Lock wait time");
        Spread inference = Spread.Read(log, InferencePattern, "Pure inference time");
        Match rates = log.Expect(RatesPattern, "'Requests/sec: 1.0   Tokens/sec: 64.0   Parallelism efficiency: 96.1%'");
        Match ends = log.Expect(EndsPattern, "'First request completed: 0.1s   Last request completed: 0.2s'");
        return new Performance(
            LogCursor.Count(successful, "good"), LogCursor.Count(successful, "all"), LogCursor.Count(tokens, "tokens"))
        {
            RequestTime = request,
            LockWaitTime = wait,
            InferenceTime = inference,
            RequestsPerSecond = LogCursor.Number(rates, "requests"),
            TokensPerSecond = LogCursor.Number(rates, "tokens"),
            ParallelismEfficiency = LogCursor.Number(rates, "efficiency"),
            FirstCompleted = LogCursor.Number(ends, "first"),
            LastCompleted = LogCursor.Number(ends, "last"),
        };
    }

    [GeneratedRegex(@"^\s+Successful requests:\s+(?<good>\d{1,9})/(?<all>\d{1,9})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex SuccessfulPattern { get; }

    [GeneratedRegex(@"^\s+Total tokens generated:\s+(?<tokens>\d{1,9})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex TokensPattern { get; }

    [GeneratedRegex(@"^\s+Request time:\s+(?<spread>" + Spread.Figures + @")\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex RequestPattern { get; }

    [GeneratedRegex(
        @"^\s+Lock wait time:\s+(?<spread>" + Spread.Figures + @")\s+\(\d+\.\d+% of request\)\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex LockWaitPattern { get; }

    [GeneratedRegex(
        @"^\s+Pure inference time:\s+(?<spread>" + Spread.Figures + @")\s+\(\d+\.\d+% of request\)\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex InferencePattern { get; }

    [GeneratedRegex(
        @"^\s+Requests/sec:\s+(?<requests>\d+(\.\d+)?)\s+Tokens/sec:\s+(?<tokens>\d+(\.\d+)?)\s+"
        + @"Parallelism efficiency:\s+(?<efficiency>\d+(\.\d+)?)%\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex RatesPattern { get; }

    [GeneratedRegex(
        @"^\s+First request completed:\s+(?<first>\d+\.\d{6})s\s+Last request completed:\s+(?<last>\d+\.\d{6})s\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex EndsPattern { get; }
}
