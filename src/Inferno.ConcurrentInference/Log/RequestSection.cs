using System.Text;
using Inferno.ConcurrentInference.Results;

namespace Inferno.ConcurrentInference.Log;

/// <summary>What <c>--verbose</c> adds: each request of the last batch, with its text on one line.</summary>
internal static class RequestSection
{
    public static string Render(Batch batch)
    {
        var text = new StringBuilder("REQUESTS");
        for (int i = 0; i < batch.Requests.Count; i++)
        {
            RequestOutcome request = batch.Requests[i];
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n  {i + 1}: tokens {request.Tokens.Count} ({request.Reason})")
                .Append($"  wait {Format.Seconds(request.LockWait)}  inference {Format.Seconds(request.PureInference)}")
                .Append($"  first token {Format.Seconds(request.TimeToFirstToken)}")
                .Append($"\n     {OneLine(request.Text)}");
        }

        return text.ToString();
    }

    private static string OneLine(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
