using System.Reflection.Metadata;

namespace Inferno.Pgo.Profiles.Identities;

/// <summary>A type with a signature code of its own: <c>int32</c>, <c>string</c>, <c>object</c> and the like.</summary>
public sealed record PrimitiveType(PrimitiveTypeCode Code) : TypeIdentity
{
    /// <summary>The assembly whose definitions these codes stand for.</summary>
    internal const string CoreAssembly = "System.Private.CoreLib";

    internal override int Size => 1;

    /// <summary>The definition that the code abbreviates.</summary>
    public NamedType Definition => new(CoreAssembly, "System", Code.ToString())
    {
        IsValueType = Code is not (PrimitiveTypeCode.String or PrimitiveTypeCode.Object),
    };

    /// <summary>The primitive that <paramref name="type"/> is the definition of, or the type itself.</summary>
    internal static TypeIdentity Simplify(NamedType type) =>
        type is { Declaring: null, Namespace: "System", Assembly: CoreAssembly or "System.Runtime" }
        && Enum.TryParse(type.Name, out PrimitiveTypeCode code) && Enum.IsDefined(code)
        && code.ToString() == type.Name
            ? new PrimitiveType(code)
            : type;

    public override string ToString() => Code switch
    {
        PrimitiveTypeCode.SByte => "int8",
        PrimitiveTypeCode.Byte => "uint8",
        PrimitiveTypeCode.Single => "float32",
        PrimitiveTypeCode.Double => "float64",
        PrimitiveTypeCode.IntPtr => "native int",
        PrimitiveTypeCode.UIntPtr => "native uint",
        PrimitiveTypeCode.Boolean => "bool",
        _ => Code.ToString().ToLowerInvariant(),
    };
}
