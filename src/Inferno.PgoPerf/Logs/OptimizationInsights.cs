using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Logs;

/// <summary>What the program says of its own fitness for profile-guided optimisation, and what it computed.</summary>
/// <param name="InferenceShare">Pure inference in per cent of request time.</param>
/// <param name="Suitability">0 to 100.</param>
/// <param name="OutputDigest">SHA-256 of every generated token in request order, 64 hexadecimal digits.</param>
public sealed partial record OptimizationInsights(double InferenceShare, int Suitability, string OutputDigest)
{
    internal static OptimizationInsights Read(LogCursor log)
    {
        log.SkipPast("PGO OPTIMIZATION INSIGHTS");
        Match share = log.Expect(SharePattern, "'Inference share: 87.7%   Suitability: 74/100 (good target)'");
        Match digest = log.Expect(DigestPattern, "'Output digest: sha256:' and 64 hexadecimal digits");
        return new OptimizationInsights(
            LogCursor.Number(share, "share"), LogCursor.Count(share, "score"), digest.Groups["digest"].Value);
    }

    [GeneratedRegex(
        @"^\s+Inference share:\s+(?<share>\d+(\.\d+)?)%\s+Suitability:\s+(?<score>\d{1,3})/100\b.*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex SharePattern { get; }

    [GeneratedRegex(@"^\s+Output digest:\s+sha256:(?<digest>[0-9a-f]{64})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex DigestPattern { get; }
}
