using System.Text.Json;
using System.Text.RegularExpressions;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Measuring.Scenarios;

/// <summary>Reads the scenarios that a pgo.json declares; what they mean is in docs/scenarios.md.</summary>
internal sealed partial class ScenarioReader
{
    private static readonly Dictionary<string, Tier> Tiers = new() { ["gate"] = Tier.Gate, ["full"] = Tier.Full };

    // A regression scenario comes of a reference, never of the file.
    private static readonly Dictionary<string, Role> Roles = new()
    {
        ["gain"] = Role.Gain,
        ["control"] = Role.Control,
        ["canary"] = Role.Canary,
        ["selfCheck"] = Role.SelfCheck,
    };

    private static readonly Dictionary<string, Metric> Metrics = new()
    {
        ["batches"] = Metric.Warm,
        ["firstResult"] = Metric.Cold,
        ["wallTime"] = Metric.Wall,
    };

    private static readonly Dictionary<string, bool> Directions = new() { ["lower"] = false, ["higher"] = true };

    private readonly PgoConfig _config;
    private readonly LaunchReader _launches;
    private readonly List<(string Name, ScenarioFields Fields)> _scenarios = [];

    public ScenarioReader(PgoConfig config)
    {
        _config = config;
        _launches = new LaunchReader(config);
        if (config.Scenarios.Scenarios is not { } scenarios)
        {
            throw new PgoConfigException(
                config.File, "has no \"scenarios\"", "what is to be measured; inferno-pgo init --upgrade adds one to begin with");
        }

        if (scenarios.ValueKind != JsonValueKind.Array || scenarios.GetArrayLength() == 0)
        {
            throw new PgoConfigException(config.File, "\"scenarios\" declares none", "an array of at least one scenario");
        }

        Dictionary<string, IReadOnlyDictionary<string, JsonElement>> earlier = [];
        foreach ((int index, JsonElement element) in scenarios.EnumerateArray().Index())
        {
            Add(index, element, earlier);
        }
    }

    /// <summary>The names that "expects" may have.</summary>
    public static IReadOnlyList<string> Expectations { get; } = ["gainAbove", "equalWithin", "notSlower"];

    /// <summary>The names that "measures" may have where it is an object.</summary>
    public static IReadOnlyList<string> OfNumber { get; } = ["regex", "better", "unit"];

    /// <summary>The names that a scenario may have.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "name", "like", "measures", .. LaunchReader.Names, "launchGroup", "workload", "candidateWorkload", "batches", "same", "expects",
        AlsoExpectsReader.Field, "because", "role", "tier", "modes", "skipUnless", "scoredAs", "allowedRegression",
    ];

    /// <summary>The scenarios of <paramref name="mode"/>, in the order of the file.</summary>
    public IReadOnlyList<Scenario> Read(PgoMode mode)
    {
        Scenario[] read = [.. _scenarios.Where(one => ModesOf(one.Fields).Contains(mode)).Select(one => Read(one.Name, one.Fields, mode))];
        RequireDistinctWorkloads(read);
        return read;
    }

    private static string Place(int index, JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("name", out JsonElement name) && name.ValueKind == JsonValueKind.String
            ? $"the scenario '{name.GetString()}'"
            : $"scenario {index + 1} of \"scenarios\"";

    // What a scenario does not say for itself it has from the one that it is like.
    private void Add(int index, JsonElement element, Dictionary<string, IReadOnlyDictionary<string, JsonElement>> earlier)
    {
        string where = Place(index, element);
        ScenarioFields own = ScenarioFields.Of(_config, where, element, Names);
        string? name = own.Text("name", "a group and a case with / between them, such as \"warm/small\"");
        if (name is null || !ScenarioName().IsMatch(name))
        {
            throw own.Wrong("name", "a group and a case with / between them, such as \"warm/small\": letters, digits, _, - and .");
        }

        Dictionary<string, JsonElement> all = new(own.Values);
        if (own.Text("like", "the name of a scenario above this one") is { } like)
        {
            IReadOnlyDictionary<string, JsonElement> model = earlier.GetValueOrDefault(like)
                ?? throw own.Wrong("like", earlier.Count == 0 ? "a scenario above this one" : $"a scenario above this one: {NearestName.Hint(like, [.. earlier.Keys])}");
            foreach (KeyValuePair<string, JsonElement> field in model.Where(field => Inherits(own, field.Key)))
            {
                all.TryAdd(field.Key, field.Value);
            }
        }

        if (!earlier.TryAdd(name, all))
        {
            throw new PgoConfigException(_config.File, $"\"scenarios\" names '{name}' twice", "a name of its own for each scenario");
        }

        _scenarios.Add((name, new ScenarioFields(_config, where, all)));
    }

    // What stands against something that the scenario says for itself is not taken over.
    private static bool Inherits(ScenarioFields own, string field) => field switch
    {
        "role" or "candidateWorkload" => false,
        "batches" or "same" => !own.Has("measures"),
        AlsoExpectsReader.Field => !own.Has("measures") && !RoleDecides(own),
        "launchGroup" => !LaunchReader.Names.Any(own.Has),
        "expects" => !RoleDecides(own),
        _ when LaunchReader.Names.Contains(field) => !own.Has("launchGroup"),
        _ => true,
    };

    // What is expected follows from such a role.
    private static bool RoleDecides(ScenarioFields own) => own.Has("role") && own.Values["role"].ToString() is ("canary" or "selfCheck");

    private Scenario Read(string name, ScenarioFields fields, PgoMode mode)
    {
        Role? role = fields.OneOf("role", Roles);
        Expectation expectation = ExpectationOf(fields, role, mode);
        (Metric metric, PrintedNumber? number) = MeasuresOf(fields);
        string? group = fields.Text("launchGroup", "the name of one of \"launchGroups\"");
        LaunchSetup launch = _launches.Of(fields, group);
        if (metric != Metric.Warm && fields.Has("batches"))
        {
            throw fields.Wrong("batches", "that only where \"measures\" is \"batches\"");
        }

        Scenario scenario = new(
            name[..name.IndexOf('/', StringComparison.Ordinal)],
            name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..],
            metric,
            launch,
            LaunchReader.WorkloadOf(fields, "workload", launch) ?? Workload.Only with { Batches = LaunchReader.BatchesOf(fields) })
        {
            Role = role ?? (expectation is GainAbove { Margin: >= 0 } ? Role.Gain : Role.Control),
            CandidateWorkload = LaunchReader.WorkloadOf(fields, "candidateWorkload", launch),
            Number = number,
            Same = SameOf(fields, metric),
            Expectation = expectation,
            AlsoExpects = AlsoExpectsReader.Of(fields, role, metric, mode),
            Reason = fields.Text("because", "why that is expected, in a sentence") ?? throw fields.Wrong("because", "why that is expected, in a sentence"),
            SkipUnless = fields.Arguments("skipUnless") ?? [],
            Tier = fields.OneOf("tier", Tiers) ?? Tier.Full,
            LaunchGroup = group,
            AllowedRegression = fields.Has("allowedRegression") ? fields.Share("allowedRegression", mode, 0, 1) : null,
            ScoredAs = fields.Text("scoredAs", "the name of a scenario") is { } scored ? KnownName(fields, scored) : null,
        };
        return (scenario.Role == Role.SelfCheck) == (scenario.CandidateWorkload is not null)
            ? scenario
            : throw fields.Wrong(
                "candidateWorkload", "the larger work of the candidate in a scenario whose \"role\" is \"selfCheck\", and in no other");
    }

    private string KnownName(ScenarioFields fields, string scored) => _scenarios.Any(one => one.Name == scored)
        ? scored
        : throw fields.Wrong("scoredAs", NearestName.Hint(scored, [.. _scenarios.Select(one => one.Name)]));

    private static Expectation ExpectationOf(ScenarioFields fields, Role? role, PgoMode mode)
    {
        if (role is Role.Canary or Role.SelfCheck)
        {
            return fields.Has("expects") ? throw fields.Wrong("expects", "none: what is expected follows from the \"role\"")
                : role == Role.Canary ? new NoDifference()
                : new SlowdownFound();
        }

        const string One = "one of { \"gainAbove\": 0.05 }, { \"equalWithin\": 0.1 }, { \"notSlower\": 0.03 }";
        ScenarioFields expects = fields.Has("expects") ? fields.Nested("expects", Expectations) : throw fields.Wrong("expects", One);
        return expects.Values.Keys.ToArray() switch
        {
            ["gainAbove"] => new GainAbove(expects.Share("gainAbove", mode, -1, 1)),
            ["notSlower"] => new GainAbove(-expects.Share("notSlower", mode, 0, 1)),
            ["equalWithin"] => new EqualWithin(expects.Share("equalWithin", mode, double.Epsilon, 1)),
            _ => throw fields.Wrong("expects", One),
        };
    }

    private static (Metric Metric, PrintedNumber? Number) MeasuresOf(ScenarioFields fields)
    {
        const string Expected = "\"batches\", \"firstResult\", \"wallTime\", or { \"regex\": \"a number in its output: ([0-9.]+)\" }";
        JsonElement value = fields.Values.TryGetValue("measures", out JsonElement given) ? given : throw fields.Wrong("measures", Expected);
        if (value.ValueKind == JsonValueKind.Object)
        {
            ScenarioFields number = fields.Nested("measures", OfNumber);
            string regex = number.Text("regex", Expected) ?? throw fields.Wrong("measures", Expected);
            return (Metric.Output, new PrintedNumber(
                RegexOf(number, "regex", regex)!, number.OneOf("better", Directions) ?? false)
            {
                Unit = number.Text("unit", "what it is counted in, such as \"ms\"") ?? "",
            });
        }

        return (fields.OneOf("measures", Metrics)!.Value, null);
    }

    private static string? SameOf(ScenarioFields fields, Metric metric)
    {
        string? same = fields.Text("same", "a regular expression that finds what every launch must print alike");
        return same is null || metric is Metric.Wall or Metric.Output ? RegexOf(fields, "same", same)
            : throw fields.Wrong("same", "none where \"measures\" is \"batches\" or \"firstResult\": such a program says what it computed");
    }

    private static string? RegexOf(ScenarioFields fields, string name, string? text)
    {
        try
        {
            _ = text is null ? null : new OutputPattern(text);
            return text;
        }
        catch (ArgumentException)
        {
            throw fields.Wrong(name, "a regular expression, such as \"checksum: (.+)\"");
        }
    }

    private static IReadOnlyList<PgoMode> ModesOf(ScenarioFields fields)
    {
        if (!fields.Values.TryGetValue("modes", out JsonElement modes))
        {
            return PgoModes.All;
        }

        string[] known = [.. PgoModes.All.Select(mode => mode.Name())];
        return modes.ValueKind == JsonValueKind.Array && modes.GetArrayLength() > 0
            ? [.. modes.EnumerateArray().Select(mode => PgoModes.Find(mode.ToString())
                ?? throw fields.Wrong("modes", NearestName.Hint(mode.ToString(), known)))]
            : throw fields.Wrong("modes", $"an array of {string.Join(", ", known)}");
    }

    // In the rounds of one launch a name means one thing.
    private void RequireDistinctWorkloads(Scenario[] scenarios)
    {
        foreach (ScenarioGroup group in ScenarioGroup.Of(scenarios).Where(group => group.IsLive))
        {
            IGrouping<string, Workload>? twice = group.Scenarios
                .SelectMany(scenario => new[] { scenario.Workload, scenario.CandidateWorkload })
                .OfType<Workload>()
                .Distinct()
                .GroupBy(workload => workload.Name)
                .FirstOrDefault(same => same.Skip(1).Any());
            if (twice is not null)
            {
                throw new PgoConfigException(
                    _config.File,
                    $"the scenarios {string.Join(", ", group.Scenarios.Select(scenario => scenario.Name))} share their launches, and "
                    + $"'{twice.Key}' means different workloads there",
                    "a name of its own for each workload, with as many batches wherever it is named");
            }
        }
    }

    [GeneratedRegex(@"^[\w.-]+/[\w.-]+$")]
    private static partial Regex ScenarioName();
}
