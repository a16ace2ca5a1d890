namespace Inferno.Pgo.Profiles.Identities;

/// <summary>A type definition: top-level, or nested in <paramref name="Declaring"/> (then it has no namespace).</summary>
/// <param name="Assembly">Simple name of the assembly.</param>
/// <param name="Namespace">Empty for a nested type and for the global namespace.</param>
/// <param name="Name">Metadata name, with its arity: <c>List`1</c>.</param>
/// <param name="Declaring">The type it is nested in.</param>
public sealed record NamedType(string Assembly, string Namespace, string Name, NamedType? Declaring = null)
    : TypeIdentity
{
    private const string CanonAssembly = "System.Private.Canon";

    /// <summary>The stand-in for every reference type in code that generic instantiations share.</summary>
    public static NamedType Canon { get; } = new(CanonAssembly, "System", "__Canon");

    /// <summary>Whether signatures mark it as a value type; the same name is the same type either way.</summary>
    public bool IsValueType { get; init; }

    internal bool IsCanon => Assembly == CanonAssembly;

    internal override int Size => 1 + (Declaring?.Size ?? 0);

    /// <summary>Namespace, declaring types and name, without the assembly.</summary>
    public string FullName => Declaring is not null
        ? $"{Declaring.FullName}/{Name}"
        : Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";

    public bool Equals(NamedType? other) =>
        other is not null && Name == other.Name && Namespace == other.Namespace
        && Assembly == other.Assembly && Equals(Declaring, other.Declaring);

    public override int GetHashCode() => HashCode.Combine(Assembly, Namespace, Name, Declaring);

    public override string ToString() => $"[{Assembly}]{FullName}";
}
