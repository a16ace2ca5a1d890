using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.Suite;

public sealed class SuiteOptionsTests
{
    [Fact]
    public void Without_variables_the_seed_is_drawn_and_nothing_is_strict()
    {
        SuiteOptions options = SuiteOptions.Read(_ => null);

        options.Strict.Should().BeFalse();
        options.Seed.Should().BeNull();
        options.Resume.Should().BeNull();
        options.Modes.Should().Equal(PgoMode.Dynamic, PgoMode.NativeAot);
    }

    [Fact]
    public void Variables_set_them()
    {
        Read("INFERNO_SEED", "-7").Seed.Should().Be(-7);
        Read("INFERNO_MODES", "all").Modes.Should().BeEquivalentTo(Enum.GetValues<PgoMode>());
        Read("INFERNO_MODES", "readytorun,dynamic").Modes.Should().Equal(PgoMode.ReadyToRun, PgoMode.Dynamic);
        Read("INFERNO_RESUME", "latest").Resume.Should().Be("latest");
        Read("INFERNO_STRICT", "1").Strict.Should().BeTrue();
    }

    [Theory]
    [InlineData("INFERNO_SEED", "lucky")]
    [InlineData("INFERNO_STRICT", "yes")]
    [InlineData("INFERNO_MODES", "dynamic,fast")]
    public void A_variable_that_cannot_be_used_is_named_with_its_value(string name, string value) =>
        FluentActions.Invoking(() => Read(name, value)).Should().Throw<ArgumentException>()
            .Which.Message.Should().Contain(name).And.Contain(value).And.Contain("expected");

    private static SuiteOptions Read(string name, string value) =>
        SuiteOptions.Read(variable => variable == name ? value : null);
}
