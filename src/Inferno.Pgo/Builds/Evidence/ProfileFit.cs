using System.Globalization;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Staleness;

namespace Inferno.Pgo.Builds.Evidence;

/// <summary>How much of a profile's weight lies in one assembly, and how much of that a build can use.</summary>
/// <param name="Assembly">Its simple name.</param>
/// <param name="Percent">Its share of the profile's weight, 0 to 100.</param>
/// <param name="UsedPercent">
/// The share in methods of it that were compiled with the profile from the code that was trained, 0 to <paramref name="Percent"/>.
/// </param>
public sealed record AssemblyReach(string Assembly, double Percent, double UsedPercent);

/// <summary>How well a profile fits the assemblies that were compiled with it.</summary>
/// <param name="ProgramMethods">Profiled methods of the program and its libraries; a profile of another program has none.</param>
/// <param name="ProgramPercent">The share of the profile's weight in them, 0 to 100; the rest lies in the framework.</param>
/// <param name="StaleMethods">Of them, methods that are gone or have other code than was trained.</param>
/// <param name="StalePercent">The share of their weight in stale methods, 0 to 100.</param>
public sealed record ProfileFit(int ProgramMethods, double ProgramPercent, int StaleMethods, double StalePercent)
{
    private const int Named = 4;
    private const double WorthNaming = 0.05;

    /// <summary>Every assembly that holds weight, heaviest first; none in manifests of an earlier version.</summary>
    public IReadOnlyList<AssemblyReach> Reach { get; init; } = [];

    /// <summary>The share of the profile's weight that the build can use, 0 to 100.</summary>
    public double UsedPercent() => Reach.Sum(assembly => assembly.UsedPercent);

    /// <summary>Compares <paramref name="profile"/> with what was compiled.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="program">Paths of the program's assemblies, with IL.</param>
    /// <param name="framework">Paths of the framework's assemblies that were compiled with the profile too.</param>
    /// <exception cref="ProfileFormatException">A file is no assembly.</exception>
    public static ProfileFit Of(Profile profile, IReadOnlyList<string> program, IReadOnlyList<string> framework)
    {
        IReadOnlyList<AssemblyWeight> weights = AssemblyWeight.Of(profile);
        HashSet<string> own = Names(program);
        HashSet<string> profiled = [.. weights.Select(weight => weight.Assembly)];
        string[] shared = [.. framework.Where(path => profiled.Contains(Path.GetFileNameWithoutExtension(path)))];
        ProfileStaleness staleness = ProfileStaleness.Of(profile, program);
        ILookup<string, StaleMethod> lost = staleness.Stale.Concat(ProfileStaleness.Of(profile, shared).Stale)
            .ToLookup(stale => stale.Profile.Method.Assembly);
        HashSet<string> compiled = [.. own, .. Names(shared)];
        double all = profile.Methods.Sum(method => (double)method.Weight);
        return new ProfileFit(
            staleness.Checked,
            Math.Round(weights.Where(weight => own.Contains(weight.Assembly)).Sum(weight => weight.Percent), 2),
            staleness.Stale.Count,
            Math.Round(staleness.StalePercent, 2))
        {
            Reach =
            [
                .. weights.Where(weight => weight.Percent > 0).Select(weight => new AssemblyReach(
                    weight.Assembly,
                    Math.Round(weight.Percent, 3),
                    compiled.Contains(weight.Assembly)
                        ? Math.Round(weight.Percent - (100 * lost[weight.Assembly].Sum(stale => (double)stale.Profile.Weight) / all), 3)
                        : 0)),
            ],
        };
    }

    /// <summary>What the build uses by assembly, and what it leaves, on one line.</summary>
    public string Describe()
    {
        string used = Shares(Reach.Select(assembly => (assembly.Assembly, assembly.UsedPercent)));
        string left = Left();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"uses {UsedPercent():F1}% of the profile's weight ({used}); left: {(left.Length > 0 ? left : "nothing")}");
    }

    /// <summary>What the build leaves, by assembly.</summary>
    internal string Left() => Shares(Reach.Select(assembly => (assembly.Assembly, assembly.Percent - assembly.UsedPercent)));

    private static string Shares(IEnumerable<(string Assembly, double Percent)> shares)
    {
        (string Assembly, double Percent)[] named =
            [.. shares.Where(share => share.Percent >= WorthNaming).OrderByDescending(share => share.Percent)];
        IEnumerable<string> texts = named.Take(Named)
            .Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Assembly} {share.Percent:F1}%"));
        return string.Join(", ", named.Length > Named ? texts.Append($"{named.Length - Named} more") : texts);
    }

    private static HashSet<string> Names(IEnumerable<string> paths) => [.. paths.Select(path => Path.GetFileNameWithoutExtension(path))];
}
