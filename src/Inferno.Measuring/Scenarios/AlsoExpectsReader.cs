using Inferno.Pgo.Builds;

namespace Inferno.Measuring.Scenarios;

/// <summary>Reads what a scenario expects of figures beside its times.</summary>
internal static class AlsoExpectsReader
{
    private static readonly Dictionary<string, SideFigure> Figures = new()
    {
        ["p95"] = SideFigure.P95,
        ["peakMemory"] = SideFigure.PeakMemory,
        ["allocatedBytes"] = SideFigure.AllocatedBytes,
        ["sizeOnDisk"] = SideFigure.SizeOnDisk,
    };

    /// <summary>The name that all of it has in a scenario.</summary>
    public const string Field = "alsoExpects";

    /// <summary>The names of the figures.</summary>
    public static IReadOnlyCollection<string> Names => Figures.Keys;

    /// <summary>What may be expected of each.</summary>
    public static IReadOnlyList<string> Expectations { get; } = ["gainAbove", "equalWithin", "notMore"];

    /// <summary>What <paramref name="fields"/> expect of a scenario that is measured by <paramref name="metric"/>.</summary>
    public static IReadOnlyList<AlsoExpected> Of(ScenarioFields fields, Role? role, Metric metric, PgoMode mode)
    {
        if (!fields.Has(Field))
        {
            return [];
        }

        if (role is Role.Canary or Role.SelfCheck)
        {
            throw fields.Wrong(Field, "none: what is expected follows from the \"role\"");
        }

        ScenarioFields also = fields.Nested(Field, [.. Names]);
        return [.. Figures.Where(figure => also.Has(figure.Key)).Select(figure =>
        {
            RequireMeasured(fields, also, figure.Key, figure.Value, metric);
            return new AlsoExpected(figure.Value, ExpectationOf(also, figure.Key, mode));
        })];
    }

    private static void RequireMeasured(ScenarioFields fields, ScenarioFields also, string name, SideFigure figure, Metric metric)
    {
        bool isMeasured = figure switch
        {
            SideFigure.P95 => metric == Metric.Output || (metric == Metric.Warm && LaunchReader.BatchesOf(fields) >= Workload.FewestForP95),
            SideFigure.PeakMemory or SideFigure.AllocatedBytes => metric is Metric.Warm or Metric.Cold,
            _ => true,
        };
        if (!isMeasured)
        {
            throw also.Wrong(name, figure == SideFigure.P95
                ? $"that only where a launch has at least {Workload.FewestForP95} batches: \"measures\": \"batches\" and \"batches\": {Workload.FewestForP95}"
                : "that only where \"measures\" is \"batches\" or \"firstResult\": no other program says it of itself");
        }
    }

    // A bound of 0 is one of growth: who asks for a gain asks for one.
    private static Expectation ExpectationOf(ScenarioFields also, string name, PgoMode mode)
    {
        const string One = "one of { \"gainAbove\": 0.05 }, { \"equalWithin\": 0.1 }, { \"notMore\": 0.1 }";
        ScenarioFields expects = also.Nested(name, Expectations);
        return expects.Values.Keys.ToArray() switch
        {
            ["gainAbove"] => new GainAbove(expects.Share("gainAbove", mode, double.Epsilon, 1)),
            ["notMore"] => new GainAbove(-expects.Share("notMore", mode, 0, 1)),
            ["equalWithin"] => new EqualWithin(expects.Share("equalWithin", mode, double.Epsilon, 1)),
            _ => throw also.Wrong(name, One),
        };
    }
}
