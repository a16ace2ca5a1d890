using System.Reflection.Metadata;

namespace Inferno.Pgo.Profiles.Identities;

/// <summary>A method's signature as its definition has it, generic parameters by position.</summary>
/// <param name="Header">Calling convention and whether it has a <c>this</c>.</param>
/// <param name="GenericArity">How many generic parameters of its own the method has.</param>
/// <param name="ReturnType">What it returns.</param>
/// <param name="Parameters">What it takes, without <c>this</c>.</param>
/// <param name="RequiredParameters">How many come before the variable part; all of them outside vararg.</param>
public sealed record SignatureIdentity(
    SignatureHeader Header,
    int GenericArity,
    TypeIdentity ReturnType,
    ValueList<TypeIdentity> Parameters,
    int RequiredParameters)
{
    internal int Size => ReturnType.Size + Parameters.Sum(parameter => parameter.Size);

    public override string ToString() => ToText("");

    internal string ToText(string name) =>
        $"{(Header.IsInstance ? "instance " : "")}{Convention}{ReturnType} {name}({string.Join(',', Parameters)})";

    private string Convention => Header.CallingConvention == SignatureCallingConvention.Default
        ? ""
        : Header.CallingConvention.ToString().ToLowerInvariant() + " ";
}
