using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Measuring.Scenarios;

/// <summary>Every scenario of a program, with what is expected of it and why, as its pgo.json declares them.</summary>
public sealed class ScenarioTable
{
    /// <summary>The name of the canary of a table that declares none.</summary>
    public const string DefaultCanary = "canary/byte_copy";

    private readonly Dictionary<PgoMode, Scenario[]> _scenarios;

    private ScenarioTable(Dictionary<PgoMode, Scenario[]> scenarios) => _scenarios = scenarios;

    /// <summary>Reads the scenarios of <paramref name="config"/>.</summary>
    /// <exception cref="PgoConfigException">It declares none, or one that cannot be measured.</exception>
    public static ScenarioTable Of(PgoConfig config)
    {
        ScenarioReader reader = new(config);
        return new ScenarioTable(PgoModes.All.ToDictionary(mode => mode, mode => WithCanary([.. reader.Read(mode)])));
    }

    /// <summary>The scenarios of <paramref name="mode"/>, in the order of the reports; those of the nights alone apart.</summary>
    public IReadOnlyList<Scenario> For(PgoMode mode) =>
        [.. _scenarios[mode].Where(scenario => scenario.Role != Role.SelfCheck)];

    /// <summary>What shows of a night that a slowdown would have been found.</summary>
    public IEnumerable<Scenario> SelfChecksOf(PgoMode mode) => _scenarios[mode].Where(scenario => scenario.Role == Role.SelfCheck);

    /// <summary>The scenarios of all modes, by day, each once: as the first of the modes has it that measures it.</summary>
    public IReadOnlyList<Scenario> All =>
        [.. PgoModes.All.SelectMany(For).DistinctBy(scenario => scenario.Name)];

    /// <summary>The scenario of <paramref name="mode"/> that shows at the least cost whether builds run: the canary's.</summary>
    /// <exception cref="ArgumentException">Nothing is measured in that mode.</exception>
    public Scenario TrialOf(PgoMode mode) => _scenarios[mode].FirstOrDefault(scenario => scenario.Role == Role.Canary)
        ?? throw new ArgumentException($"pgo.json declares no scenario for the mode {mode.Name()}; name another mode, or add it to the \"modes\" of one");

    // Two copies of one build vouch for every other verdict, whatever the program: where they are compared costs least in the
    // rounds of a scenario that is measured anyway.
    private static Scenario[] WithCanary(Scenario[] scenarios)
    {
        if (scenarios.Length == 0 || scenarios.Any(scenario => scenario.Role == Role.Canary))
        {
            return scenarios;
        }

        Scenario like = scenarios.FirstOrDefault(scenario => scenario.Metric == Metric.Warm) ?? scenarios[0];
        string[] name = DefaultCanary.Split('/');
        return
        [
            .. scenarios,
            like with
            {
                Group = name[0],
                Case = name[1],
                Role = Role.Canary,
                CandidateWorkload = null,
                Expectation = new NoDifference(),
                AlsoExpects = [],
                Reason = $"baseline against its byte copy, at the work of {like.Name}: where these differ, the measurement is at fault",
                Tier = Tier.Gate,
                SkipUnless = [],
            },
        ];
    }
}
