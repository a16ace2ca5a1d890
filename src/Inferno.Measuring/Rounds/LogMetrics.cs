using System.Globalization;
using System.Text.RegularExpressions;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Measuring.Rounds;

/// <summary>Reads declared metrics from what a program prints.</summary>
/// <param name="declarations">The metrics.</param>
internal sealed class LogMetrics(IReadOnlyList<MetricDeclaration> declarations)
{
    private readonly (MetricDeclaration Metric, Regex Pattern)[] _metrics =
        [.. declarations.Select(metric => (metric, metric.ToRegex()))];

    /// <summary>The value of each metric that <paramref name="lines"/> hold, by its name: of the first line that matches.</summary>
    /// <exception cref="FormatException">What matched is no number, or matching took too long.</exception>
    public IReadOnlyDictionary<string, double> Read(IReadOnlyList<string> lines)
    {
        Dictionary<string, double> values = [];
        foreach ((MetricDeclaration metric, Regex pattern) in _metrics)
        {
            Match? match = lines.Select(line => Matched(metric, pattern, line)).FirstOrDefault(match => match.Success);
            if (match is not null)
            {
                values[metric.Name] = Number(metric, match.Groups[1].Value);
            }
        }

        return values;
    }

    private static Match Matched(MetricDeclaration metric, Regex pattern, string line)
    {
        try
        {
            return pattern.Match(line);
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new FormatException(
                $"the regular expression {metric.Regex} of the metric '{metric.Name}' took more than {pattern.MatchTimeout.TotalSeconds:F0} s on one line of the log; expected one that does not backtrack so much",
                e);
        }
    }

    private static double Number(MetricDeclaration metric, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new FormatException(
                $"the metric '{metric.Name}' is '{text}' in the log; expected a number in the first group of its regular expression {metric.Regex}");
}
