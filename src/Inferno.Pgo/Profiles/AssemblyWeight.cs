namespace Inferno.Pgo.Profiles;

/// <summary>How much of a profile lies in the methods of one assembly.</summary>
/// <param name="Assembly">Its simple name.</param>
/// <param name="Methods">How many of its methods the profile has data of.</param>
/// <param name="Percent">Their share of the profile's weight, 0 to 100.</param>
public sealed record AssemblyWeight(string Assembly, int Methods, double Percent)
{
    /// <summary>Every assembly in <paramref name="profile"/>, heaviest first; their shares add up to 100 unless nothing ran.</summary>
    public static IReadOnlyList<AssemblyWeight> Of(Profile profile)
    {
        double all = profile.Methods.Sum(method => (double)method.Weight);
        return
        [
            .. profile.Methods
                .GroupBy(method => method.Method.Assembly)
                .Select(own => new AssemblyWeight(own.Key, own.Count(), all > 0 ? 100 * own.Sum(method => (double)method.Weight) / all : 0))
                .OrderByDescending(own => own.Percent)
                .ThenBy(own => own.Assembly, StringComparer.Ordinal),
        ];
    }
}
