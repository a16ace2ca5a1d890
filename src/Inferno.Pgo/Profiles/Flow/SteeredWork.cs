using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Profiles.Flow;

/// <summary>What a training run's hot methods did, and how much of it a profile lets a compiler steer.</summary>
/// <param name="Instructions">IL instructions that ran.</param>
/// <param name="Calls">Calls through interfaces, virtual methods and delegates.</param>
/// <param name="DominantCalls">Those of them that went to the target which a compiler would guess and inline.</param>
/// <param name="Branches">Choices between ways on; the way round a loop is none, every compiler guesses it.</param>
/// <param name="BiasedBranches">Those of them at places where nearly all went the same way.</param>
public sealed record SteeredWork(
    double Instructions, double Calls, double DominantCalls, double Branches, double BiasedBranches)
{
    /// <summary>
    /// The share of calls from which on the run time's compiler guesses a target (dotnet/runtime, JitGuardedDevirtualization:
    /// likelihood of at least 30% for a class).
    /// </summary>
    public const double DominantShare = .30;

    /// <summary>The share of executions that go one way from which on a branch is called biased.</summary>
    public const double BiasedShare = .80;

    /// <summary>Hot methods of the profile.</summary>
    public int HotMethods { get; init; }

    /// <summary>
    /// The share of their weight, 0 to 1, in methods whose flow is known: whose IL is at hand and has no exception handlers.
    /// </summary>
    public double KnownShare { get; init; }

    /// <summary>Counts the work of the methods that make up 99% of a profile's weight.</summary>
    /// <param name="profile">Of a training run that stayed instrumented.</param>
    /// <param name="assemblies">Paths of the program's assemblies and of the framework's, with IL.</param>
    /// <exception cref="ProfileFormatException">A file is no assembly.</exception>
    public static SteeredWork Of(Profile profile, IReadOnlyList<string> assemblies)
    {
        MethodProfile[] hot = ProfileCoverage.HottestMethods(profile, ProfileCoverage.HotShare);
        using CodeFiles code = new(assemblies);
        (MethodProfile Method, SteeredWork Work)[] known = [.. hot
            .Select(method => (method, code.Find(method.Method)))
            .Where(found => found.Item2 is not null)
            .Select(found => (found.method, MethodWork.Of(found.method, FlowGraph.Of(found.Item2!))))];
        double all = hot.Sum(method => (double)method.Weight);
        return known.Aggregate(new SteeredWork(0, 0, 0, 0, 0), (sum, next) => sum.Plus(next.Work)) with
        {
            HotMethods = hot.Length,
            KnownShare = all > 0 ? known.Sum(found => (double)found.Method.Weight) / all : 0,
        };
    }

    private SteeredWork Plus(SteeredWork other) => new(
        Instructions + other.Instructions,
        Calls + other.Calls,
        DominantCalls + other.DominantCalls,
        Branches + other.Branches,
        BiasedBranches + other.BiasedBranches);
}
