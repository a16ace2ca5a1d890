using System.Collections.Immutable;

namespace Inferno.Pgo.Profiles.Identities;

/// <summary>Makes lists that compare by value.</summary>
public static class ValueList
{
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new(ImmutableArray.Create(items));

    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => new([.. items]);
}
