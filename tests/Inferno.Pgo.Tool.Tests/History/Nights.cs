using System.Globalization;

namespace Inferno.Pgo.Tool.Tests.History;

/// <summary>Runs as lines of JSON, as <c>history export</c> writes them.</summary>
internal static class Nights
{
    /// <summary>The run of one night, in which 10 ms stand against a candidate that is faster by the log ratio.</summary>
    public static string Line(int night, double logRatio = .1, int pairs = 3, string kernel = "6.1")
    {
        DateTimeOffset first = new(2026, 1, 1, 2, 0, 0, TimeSpan.Zero);
        string at = first.AddDays(night).ToString("o", CultureInfo.InvariantCulture);
        string candidate = (.01 * Math.Exp(-logRatio)).ToString(CultureInfo.InvariantCulture);
        string samples = string.Join(',', Enumerable.Repeat(
            $$"""{"order":"BaselineFirst","baseline":0.01,"candidate":{{candidate}}}""", pairs));
        string ratio = string.Create(
            CultureInfo.InvariantCulture, $"\"estimate\":{logRatio},\"low\":{logRatio - .01},\"high\":{logRatio + .01}");
        return $$"""
            {"id":"{{Id(night)}}","startedAt":"{{at}}","commit":"{{night:x4}}{{new string('e', 36)}}","seed":{{night}},
            "inputs":"model","inputDigest":"","machine":{"operatingSystem":"Debian","architecture":"X64","processors":2,
            "runtime":".NET 10.0.12","kernel":"{{kernel}}"},"modes":[{"mode":"dynamic","manifestDigest":"m","results":[
            {"scenario":"warm/short","metric":"Warm","verdict":"Pass","reason":"proved","logRatio":{ {{ratio}} },
            "pairs":{{pairs}},"voids":0,"samples":[{{samples}}]}]}]}
            """.ReplaceLineEndings("");
    }

    public static string Id(int night) => string.Create(CultureInfo.InvariantCulture, $"night-{night:D4}");

    /// <summary>Gains of successive nights that change where the night is <paramref name="changedAt"/>.</summary>
    public static string Shifted(int nights, int changedAt) => string.Join('\n', Enumerable.Range(0, nights).Select(night =>
        Line(night, (night < changedAt ? .12 : .06) + (.001 * (night * 7 % 11))))) + "\n";
}
