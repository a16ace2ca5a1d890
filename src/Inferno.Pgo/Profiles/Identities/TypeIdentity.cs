namespace Inferno.Pgo.Profiles.Identities;

/// <summary>A type as metadata names it, equal across assemblies, processes and files.</summary>
public abstract record TypeIdentity
{
    /// <summary>How many types it is made of, itself included: at least 1.</summary>
    internal abstract int Size { get; }

    public abstract override string ToString();
}

/// <summary>A multi-dimensional array of <paramref name="Rank"/> ≥ 1 dimensions with the shape its signature states.</summary>
public sealed record ArrayType(TypeIdentity Element, int Rank, ValueList<int> Sizes, ValueList<int> LowerBounds)
    : TypeIdentity
{
    internal override int Size { get; } = Element.Size + 1;

    public override string ToString() => $"{Element}[{string.Join(',', Enumerable.Range(0, Rank).Select(Dimension))}]";

    private string Dimension(int index) =>
        (index < LowerBounds.Count && LowerBounds[index] != 0 ? $"{LowerBounds[index]}" : "0") + "..."
        + (index < Sizes.Count ? $"{Sizes[index]}" : "");
}

/// <summary>A managed reference: <c>T&amp;</c>.</summary>
public sealed record ByReferenceType(TypeIdentity Target) : TypeIdentity
{
    internal override int Size { get; } = Target.Size + 1;

    public override string ToString() => $"{Target}&";
}

/// <summary>A pointer to a function with <paramref name="Signature"/>.</summary>
public sealed record FunctionPointerType(SignatureIdentity Signature) : TypeIdentity
{
    internal override int Size { get; } = Signature.Size + 1;

    public override string ToString() => $"method {Signature.ToText("*")}";
}

/// <summary>A generic parameter by position: <c>!0</c> of the type, <c>!!0</c> of the method.</summary>
public sealed record GenericParameterType(int Index, bool OfMethod) : TypeIdentity
{
    internal override int Size => 1;

    public override string ToString() => (OfMethod ? "!!" : "!") + Index;
}

/// <summary>A generic type with its arguments, those of its declaring types first.</summary>
public sealed record InstantiatedType(NamedType Definition, ValueList<TypeIdentity> Arguments) : TypeIdentity
{
    internal override int Size { get; } = Definition.Size + Arguments.Sum(argument => argument.Size);

    public override string ToString() => $"{Definition}<{string.Join(',', Arguments)}>";
}

/// <summary>A type with a custom modifier, as C# writes <c>in</c>, <c>volatile</c> and <c>init</c>.</summary>
public sealed record ModifiedType(TypeIdentity Modifier, TypeIdentity Unmodified, bool IsRequired) : TypeIdentity
{
    internal override int Size { get; } = Modifier.Size + Unmodified.Size + 1;

    public override string ToString() => $"{Unmodified} {(IsRequired ? "modreq" : "modopt")}({Modifier})";
}

/// <summary>An unmanaged pointer: <c>T*</c>.</summary>
public sealed record PointerType(TypeIdentity Target) : TypeIdentity
{
    internal override int Size { get; } = Target.Size + 1;

    public override string ToString() => $"{Target}*";
}

/// <summary>A one-dimensional array that starts at zero: <c>T[]</c>.</summary>
public sealed record VectorType(TypeIdentity Element) : TypeIdentity
{
    internal override int Size { get; } = Element.Size + 1;

    public override string ToString() => $"{Element}[]";
}
