using System.Reflection;
using System.Runtime.CompilerServices;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Xunit;
using Xunit.v3;

namespace Inferno.PgoPerf;

/// <summary>
/// Makes every scenario that a pgo.json declares for a mode a test of the class, which derives from <see cref="PgoSuite"/>. The tests have the
/// traits Category (Pgo), Mode, Group, Case and Tier.
/// </summary>
/// <param name="config">The path of the pgo.json, relative to the source file that names it.</param>
/// <param name="mode">The mode whose builds are measured.</param>
/// <param name="source">The compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PgoSuiteAttribute(string config, PgoMode mode, [CallerFilePath] string source = "") : Attribute, ITraitAttribute
{
    /// <summary>The path of the pgo.json, as it was written.</summary>
    public string Config => config;

    /// <summary>The mode whose builds are measured.</summary>
    public PgoMode Mode => mode;

    /// <summary>The source file that names the pgo.json.</summary>
    public string Source => source;

    /// <summary>Whether its tests are skipped unless INFERNO_MODES or a filter names their mode.</summary>
    public bool OnDemand { get; init; }

    /// <summary>The absolute path of the pgo.json.</summary>
    /// <exception cref="ArgumentException">The source file is not there.</exception>
    public string ConfigPath => SourcePath.Resolve(config, source, AppContext.BaseDirectory);

    /// <summary>The suites of a test project.</summary>
    internal static IReadOnlyList<PgoSuiteAttribute> AllIn(Assembly tests) =>
        [.. tests.GetTypes().Where(type => !type.IsAbstract).Select(type => type.GetCustomAttribute<PgoSuiteAttribute>(inherit: false)).OfType<PgoSuiteAttribute>()];

    /// <summary>The scenarios that are its tests, in the order of pgo.json.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    /// <exception cref="PgoConfigException">The pgo.json cannot be used.</exception>
    internal IReadOnlyList<Scenario> Scenarios => ScenarioTable.Of(PgoConfig.Load(ConfigPath)).For(mode) is { Count: > 0 } declared
        ? declared
        : throw new ArgumentException($"{ConfigPath} declares no scenario for the mode {mode.Name()}; add it to the \"modes\" of one");

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Category", "Pgo"), new("Mode", mode.Name())];
}

/// <summary>
/// The scenarios of a mode as tests. All that a filter leaves are measured together when the first of them runs; each then passes, fails or is
/// skipped with its own verdict. A class of this kind is a line:
/// <code>
/// [PgoSuite("../../src/App/pgo.json", PgoMode.NativeAot)]
/// public sealed class NativeAot(PgoRun run) : PgoSuite(run);
/// </code>
/// </summary>
/// <param name="run">Builds and measures, once for all classes.</param>
[Collection(typeof(MeasuredAlone))]
[TestCaseOrderer(typeof(SelectedScenarios))]
public abstract class PgoSuite(PgoRun run)
{
    /// <summary>Asserts the verdict on the scenario called <paramref name="name"/>.</summary>
    [PgoScenario]
    public async Task Scenario(string name)
    {
        PgoSuiteAttribute suite = Of(GetType());
        ModeResult result = await run.ResultAsync(suite, SelectedScenarios.Names, TestContext.Current.CancellationToken);
        VerdictGate.Assert(result, name, run.Options.Strict);
    }

    /// <summary>What <paramref name="suite"/> is about.</summary>
    /// <exception cref="ArgumentException">It does not say.</exception>
    internal static PgoSuiteAttribute Of(Type suite) => suite.GetCustomAttribute<PgoSuiteAttribute>(inherit: false)
        ?? throw new ArgumentException($"{suite.FullName} says nothing of its program; write [PgoSuite(\"PATH/pgo.json\", PgoMode.Dynamic)] above it");
}

/// <summary>Names the program that the single tests of a class are about (<see cref="PgoCase"/>); they have the trait Category (Pgo).</summary>
/// <param name="config">The path of the pgo.json, relative to the source file that names it.</param>
/// <param name="source">The compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PgoProgramAttribute(string config, [CallerFilePath] string source = "") : Attribute, ITraitAttribute
{
    /// <summary>The path of the pgo.json, as it was written.</summary>
    public string Config => config;

    /// <summary>The source file that names the pgo.json.</summary>
    public string Source => source;

    /// <summary>The absolute path of the pgo.json.</summary>
    /// <exception cref="ArgumentException">The source file is not there.</exception>
    public string ConfigPath => SourcePath.Resolve(config, source, AppContext.BaseDirectory);

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Category", "Pgo")];
}

/// <summary>Tests that measure never run beside another test, and share their runs.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class MeasuredAlone : ICollectionFixture<PgoRun>;
