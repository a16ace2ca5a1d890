using Inferno.Pgo.Builds.Compiled;

namespace Inferno.Pgo.Tests.Builds.Compiled;

public sealed class BodyComparisonTests
{
    [Fact]
    public void Tells_changed_removed_and_added_bodies_apart()
    {
        BodyComparison comparison = BodyComparison.Of(
            [Body("same", "1"), Body("hot", "1"), Body("inlined", "1")],
            [Body("same", "1"), Body("hot", "2"), Body("cold", "1")]);

        comparison.Compared.Should().Be(2);
        comparison.Changed.Should().Equal("hot");
        comparison.Removed.Should().Equal("inlined");
        comparison.Added.Should().Equal("cold");
        comparison.TouchedDefinitions.Should().BeEquivalentTo("hot of", "inlined of", "cold of");
    }

    [Fact]
    public void The_order_of_bodies_of_one_name_does_not_matter() =>
        BodyComparison.Of([Body("a", "1"), Body("a", "2")], [Body("a", "2"), Body("a", "1")])
            .Changed.Should().BeEmpty();

    private static CompiledMethod Body(string name, string digest) => new(name, name + " of", digest);
}
