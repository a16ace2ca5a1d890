using System.Reflection.Metadata;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Tests.Profiles;

/// <summary>Small profiles by hand.</summary>
internal static class Samples
{
    private const int HandleHistogramCount = 0x82;
    private const int TypeHandles = 0xC3;

    public static NamedType Type(string name) => new("App", "Space", name);

    public static MethodIdentity Method(string name) => new(
        Type("Program"),
        name,
        new SignatureIdentity(default, 0, new PrimitiveType(PrimitiveTypeCode.Void), [], 0));

    public static SchemaRecord Count(int offset, long count) =>
        new(offset, new SchemaKind(0x42), 1, 0) { Values = [count] };

    public static SchemaRecord NarrowCount(int offset, long count) =>
        new(offset, new SchemaKind(0x41), 1, 0) { Values = [count] };

    /// <summary>The two records of a call site's histogram.</summary>
    public static SchemaRecord[] Histogram(int offset, params string[] types) =>
    [
        new(offset, new SchemaKind(HandleHistogramCount), 1, 0) { Values = [types.Length] },
        new(offset, new SchemaKind(TypeHandles), types.Length, 0)
        {
            Handles = types.Select(type => (ProfileHandle)new TypeHandle(Type(type))).ToValueList(),
        },
    ];

    public static MethodProfile Profiled(string name, params SchemaRecord[] records) =>
        new(Method(name)) { Records = records.ToValueList() };
}
