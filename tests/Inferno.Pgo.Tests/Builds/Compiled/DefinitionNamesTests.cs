using System.Reflection.Metadata;
using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Tests.Builds.Compiled;

public sealed class DefinitionNamesTests
{
    private static readonly NamedType List = new("System.Private.CoreLib", "System.Collections.Generic", "List`1");

    [Fact]
    public void A_mangled_name_of_an_instantiation_is_found_by_the_profile_method() =>
        DefinitionNames.InMap(Add(new InstantiatedType(List, ValueList.Create<TypeIdentity>([NamedType.Canon]))))
            .Should().Be(DefinitionNames.OfMangled("S_P_CoreLib_System_Collections_Generic_List_1<System___Canon>__Add_0"));

    [Fact]
    public void A_name_nested_without_end_is_read_in_one_pass() =>
        DefinitionNames.OfMangled("a" + new string('<', 1_000_000) + "b" + new string('>', 1_000_000) + "__c_2").Should().Be("a__c");

    [Fact]
    public void A_nested_type_is_mangled_as_the_compiler_does() =>
        DefinitionNames.InMap(Add(new NamedType("app", "", "A", new NamedType("app", "My.Space", "Program"))))
            .Should().Be("app_My_Space_Program_A__Add");

    [Fact]
    public void Every_instantiation_has_the_image_name_of_its_definition() =>
        DefinitionNames.InImage(Add(new InstantiatedType(List, ValueList.Create<TypeIdentity>([NamedType.Canon]))))
            .Should().Be(DefinitionNames.InImage(Add(List)));

    private static MethodIdentity Add(TypeIdentity owner) => new(owner, "Add", Signature());

    private static SignatureIdentity Signature() => new(
        new SignatureHeader(0x20), 0, new PrimitiveType(PrimitiveTypeCode.Void), default, 0);
}
