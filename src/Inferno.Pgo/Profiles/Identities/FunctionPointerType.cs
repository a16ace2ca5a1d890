namespace Inferno.Pgo.Profiles.Identities;

/// <summary>A pointer to a function with <paramref name="Signature"/>.</summary>
public sealed record FunctionPointerType(SignatureIdentity Signature) : TypeIdentity
{
    internal override int Size { get; } = Signature.Size + 1;

    public override string ToString() => $"method {Signature.ToText("*")}";
}
