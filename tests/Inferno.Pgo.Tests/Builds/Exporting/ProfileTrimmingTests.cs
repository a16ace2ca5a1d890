using Inferno.Pgo.Builds.Exporting;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Tests.Profiles;

namespace Inferno.Pgo.Tests.Builds.Exporting;

public sealed class ProfileTrimmingTests
{
    private static readonly NamedType List = new("System.Private.CoreLib", "System.Collections.Generic", "List`1");

    [Fact]
    public void Keeps_the_program_and_the_framework_with_their_data()
    {
        MethodProfile own = Samples.Profiled("Own", Samples.Count(0, 7)) with { BodyDigest = 1 };
        MethodProfile framework = OfList(Samples.Type("Item")) with { BodyDigest = 2 };

        Profile trimmed = ProfileTrimming.Of(Profile.Of([own, framework]), ["App"]);

        trimmed.Should().Be(Profile.Of([own, framework with { BodyDigest = null }]), "the framework's code is not checked");
    }

    [Fact]
    public void Leaves_out_methods_without_data_and_of_assemblies_that_are_not_published()
    {
        MethodProfile empty = Samples.Profiled("NeverCounted");
        MethodProfile elsewhere = OfList(new NamedType("Plugin", "", "Item"));

        ProfileTrimming.Of(Profile.Of([empty, elsewhere]), ["App"]).Methods.Should().BeEmpty();
        ProfileTrimming.Of(Profile.Of([empty, elsewhere]), ["App", "Plugin"]).Methods.Should().Equal(elsewhere);
    }

    [Fact]
    public void Keeps_generic_code_that_all_classes_share()
    {
        MethodProfile shared = OfList(NamedType.Canon);

        ProfileTrimming.Of(Profile.Of([shared]), ["App"]).Methods.Should().Equal(shared);
    }

    private static MethodProfile OfList(TypeIdentity item)
    {
        MethodProfile method = Samples.Profiled("Add", Samples.Count(0, 7));
        return method with { Method = method.Method with { Owner = new InstantiatedType(List, [item]) } };
    }
}
