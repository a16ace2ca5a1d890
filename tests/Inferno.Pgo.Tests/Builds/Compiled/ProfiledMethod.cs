using System.Reflection.Metadata;
using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Tests.Builds.Compiled;

/// <summary>A method of a made-up program that ran so many times, and its compiled body.</summary>
internal sealed record ProfiledMethod(string Name, long Count)
{
    private static readonly SchemaKind BlockCount =
        new(((int)SchemaMeaning.BlockCount << 6) | (int)SchemaDataType.EightByte);

    private MethodIdentity Identity { get; } = new(
        new NamedType("App", "", "Program"),
        Name,
        new SignatureIdentity(new SignatureHeader(0), 0, new PrimitiveType(PrimitiveTypeCode.Void), default, 0));

    public int Blocks { get; init; } = 2;

    public MethodProfile Profile() => new(Identity)
    {
        Records = Enumerable.Range(0, Blocks)
            .Select(block => new SchemaRecord(block, BlockCount, 1, 0) { Values = ValueList.Create([Count]) })
            .ToValueList(),
    };

    public CompiledMethod InImage(string code) => new(DefinitionNames.InImage(Identity), DefinitionNames.InImage(Identity), code);

    public CompiledMethod InMap(string code) => new(DefinitionNames.InMap(Identity) + "_1", DefinitionNames.InMap(Identity), code);
}
