using Inferno.Measuring.Scenarios;

namespace Inferno.Reporting.Forecasts;

/// <summary>How long one comparison will take.</summary>
/// <param name="Group">What is measured in the same rounds.</param>
/// <param name="PairSeconds">What one round is expected to take.</param>
public sealed record ComparisonForecast(ScenarioGroup Group, double PairSeconds)
{
    /// <summary>Pairs where every scenario is decided at its first look.</summary>
    public int FewestPairs => Group.Scenarios.Max(scenario => scenario.Expectation.Looks[0]);

    /// <summary>Pairs where one scenario stays open until its last look.</summary>
    public int MostPairs => Group.Scenarios.Max(scenario => scenario.Expectation.Looks[^1]);

    /// <summary>Seconds for the fewest pairs.</summary>
    public double LeastSeconds => FewestPairs * PairSeconds;

    /// <summary>Seconds for the most pairs.</summary>
    public double MostSeconds => MostPairs * PairSeconds;
}
