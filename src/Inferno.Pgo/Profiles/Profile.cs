using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles;

/// <summary>What training runs learned about a program: one entry a method, in the order of their names.</summary>
public sealed class Profile : IEquatable<Profile>
{
    private readonly Dictionary<MethodIdentity, MethodProfile> _byMethod;

    private Profile(IEnumerable<MethodProfile> methods)
    {
        Methods = methods.OrderBy(method => method.Method.ToString(), StringComparer.Ordinal).ToValueList();
        _byMethod = Methods.ToDictionary(method => method.Method);
    }

    public static Profile Empty { get; } = new([]);

    public ValueList<MethodProfile> Methods { get; }

    /// <summary>A profile of <paramref name="methods"/>; several entries of one method are merged.</summary>
    /// <exception cref="ProfileConflictException">Two entries of one method were trained on different bodies.</exception>
    public static Profile Of(IEnumerable<MethodProfile> methods) =>
        new(methods.GroupBy(method => method.Method).Select(entries => entries.Aggregate(MethodMerge.Merge)));

    /// <summary>
    /// Both profiles in one: counts add up (and stay at the largest value instead of wrapping), histograms combine
    /// by how often the sampled code ran. Commutative and associative; merged with itself, a profile has
    /// every count doubled.
    /// </summary>
    /// <exception cref="ProfileConflictException">A method was trained on different bodies.</exception>
    public static Profile Merge(Profile left, Profile right) => Of([.. left.Methods, .. right.Methods]);

    /// <inheritdoc cref="Merge(Profile, Profile)"/>
    public static Profile Merge(IEnumerable<Profile> profiles) => Of(profiles.SelectMany(profile => profile.Methods));

    /// <summary>This profile merged with itself until it counts <paramref name="weight"/> times, at least once.</summary>
    public Profile Times(int weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        Profile half = weight == 1 ? this : Times(weight / 2);
        return weight == 1 ? this
            : weight % 2 == 0 ? Merge(half, half)
            : Merge([half, half, this]);
    }

    /// <summary>What the profile knows of <paramref name="method"/>; null where it knows nothing.</summary>
    public MethodProfile? Find(MethodIdentity method) => _byMethod.GetValueOrDefault(method);

    public bool Equals(Profile? other) => other is not null && Methods == other.Methods;

    public override bool Equals(object? obj) => Equals(obj as Profile);

    public override int GetHashCode() => Methods.GetHashCode();
}
