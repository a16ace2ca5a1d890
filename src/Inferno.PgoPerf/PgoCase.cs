using System.Reflection;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Xunit;

namespace Inferno.PgoPerf;

/// <summary>
/// Tests of one's own name, each about one scenario and with an expectation of its own; no other test runs beside them.
/// <code>
/// [PgoProgram("../../src/App/pgo.json")]
/// public sealed class Claims(PgoRun run) : PgoClaims(run)
/// {
///     [Fact]
///     public Task Small_requests_gain_under_native_aot() =>
///         PgoCase.For(PgoMode.NativeAot).Scenario("warm/small").ExpectGainAbove(0.05).RunAsync();
/// }
/// </code>
/// </summary>
/// <param name="run">Builds and measures.</param>
[Collection(typeof(MeasuredAlone))]
public abstract class PgoClaims(PgoRun run)
{
    /// <summary>Builds and measures.</summary>
    internal PgoRun Run => run;
}

/// <summary>A scenario, and what it must show; a test of a class that derives from <see cref="PgoClaims"/> says so and runs it.</summary>
public sealed record PgoCase
{
    private PgoCase(PgoMode mode) => Mode = mode;

    /// <summary>The mode whose builds are measured.</summary>
    public PgoMode Mode { get; private init; }

    /// <summary>The name of the scenario in pgo.json.</summary>
    public string Name { get; private init; } = "";

    /// <summary>What it must show; <see langword="null"/> for what pgo.json says.</summary>
    public Expectation? Expectation { get; private init; }

    /// <summary>A case of <paramref name="mode"/>.</summary>
    public static PgoCase For(PgoMode mode) => new(mode);

    /// <summary>The same of the scenario called <paramref name="name"/> in pgo.json.</summary>
    public PgoCase Scenario(string name) => this with { Name = name };

    /// <summary>The same, whose PGO build must take less time by more than <paramref name="margin"/>.</summary>
    /// <param name="margin">In [0, 1): 0.1 is 10% less time.</param>
    public PgoCase ExpectGainAbove(double margin) => margin is >= 0 and < 1
        ? this with { Expectation = new GainAbove(margin) }
        : throw new ArgumentOutOfRangeException(nameof(margin), margin, "A gain from 0 to below 1 is needed; 0.1 means 10% less time.");

    /// <summary>The same, of which neither build may take longer than the other by more than <paramref name="delta"/>.</summary>
    /// <param name="delta">Above 0: 0.1 is 10% more time.</param>
    public PgoCase ExpectEqualWithin(double delta) => delta > 0 && double.IsFinite(delta)
        ? this with { Expectation = new EqualWithin(delta) }
        : throw new ArgumentOutOfRangeException(nameof(delta), delta, "A margin above 0 is needed; 0.1 means 10% more time.");

    /// <summary>Builds, measures, and asserts the verdict: Fail and Invalid fail the test, Inconclusive skips it with its reason.</summary>
    /// <exception cref="ArgumentException">It is no test of a class for claims, or pgo.json declares no such scenario.</exception>
    public async Task RunAsync()
    {
        PgoClaims claims = TestContext.Current.TestClassInstance as PgoClaims
            ?? throw new ArgumentException($"a {nameof(PgoCase)} runs in a test of a class that derives from {nameof(PgoClaims)}, so that no other test runs beside it");
        string config = claims.GetType().GetCustomAttribute<PgoProgramAttribute>(inherit: false)?.ConfigPath
            ?? throw new ArgumentException($"{claims.GetType().FullName} says nothing of its program; write [PgoProgram(\"PATH/pgo.json\")] above it");
        RequireDeclared(config);
        ModeResult result = await claims.Run.ResultAsync(config, Mode, Name, Expectation, TestContext.Current.CancellationToken);
        VerdictGate.Assert(result, Name, claims.Run.Options.Strict);
    }

    private void RequireDeclared(string config)
    {
        string[] names = [.. ScenarioTable.Of(PgoConfig.Load(config)).For(Mode).Select(scenario => scenario.Name)];
        if (!names.Contains(Name))
        {
            throw new ArgumentException(names.Length == 0
                ? $"{config} declares no scenario for the mode {PgoModes.Name(Mode)}"
                : $"{config} declares no scenario '{Name}' for the mode {PgoModes.Name(Mode)}; expected {NearestName.Hint(Name, names)}");
        }
    }
}
