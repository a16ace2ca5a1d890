using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Logs;

/// <summary>What the program says of where its time went, and what it computed.</summary>
/// <param name="InferenceShare">Pure inference in per cent of request time.</param>
/// <param name="ManagedShare">Pure inference outside native kernels in per cent of pure inference.</param>
/// <param name="OutputDigest">SHA-256 of every generated token in request order, 64 hexadecimal digits.</param>
public sealed partial record OptimizationInsights(double InferenceShare, double ManagedShare, string OutputDigest)
{
    internal static OptimizationInsights Read(LogCursor log)
    {
        log.SkipPast("PGO OPTIMIZATION INSIGHTS");
        Match share = log.Expect(SharePattern, "'Inference share: 87.7%   Managed share: 100.0%'");
        Match digest = log.Expect(DigestPattern, "'Output digest: sha256:' and 64 hexadecimal digits");
        return new OptimizationInsights(
            LogCursor.Number(share, "share"), LogCursor.Number(share, "managed"), digest.Groups["digest"].Value);
    }

    [GeneratedRegex(
        @"^\s+Inference share:\s+(?<share>\d+(\.\d+)?)%\s+Managed share:\s+(?<managed>\d+(\.\d+)?)%\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex SharePattern { get; }

    [GeneratedRegex(@"^\s+Output digest:\s+sha256:(?<digest>[0-9a-f]{64})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex DigestPattern { get; }
}
