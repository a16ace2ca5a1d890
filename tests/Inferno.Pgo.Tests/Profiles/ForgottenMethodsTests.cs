using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Traces;

namespace Inferno.Pgo.Tests.Profiles;

/// <summary>Methods of load contexts that can be unloaded, whose counts no trace has.</summary>
public sealed class ForgottenMethodsTests
{
    private const ulong Assembly = 1;
    private const ulong Module = 2;
    private const ulong Method = 3;

    [Fact]
    public void Are_named_with_the_reason()
    {
        ProfileCreation creation = Create(Contents(collectible: true));

        UnresolvedMethod method = creation.Unresolved.Should().ContainSingle().Which;
        method.Name.Should().Be("Plug::Hot");
        method.Reason.Should().Contain("unloaded");
    }

    [Fact]
    public void Are_none_where_the_assembly_stays() => Create(Contents(collectible: false)).Unresolved.Should().BeEmpty();

    private static ProfileCreation Create(TraceContents contents)
    {
        using TrainedAssemblies assemblies = new(contents, []);
        return new TraceProfiler("a.nettrace", contents, new IdentityResolver(contents, assemblies)).Create(TestContext.Current.CancellationToken);
    }

    private static TraceContents Contents(bool collectible)
    {
        TraceContents contents = new();
        contents.Modules.Add(Module, new LoadedModule("", Guid.Empty) { AssemblyId = Assembly });
        contents.Compiled.Add(Method, new CompiledAtRunTime(Module, "Plug::Hot"));
        if (collectible)
        {
            _ = contents.CollectibleAssemblies.Add(Assembly);
        }

        return contents;
    }
}
