using Inferno.Pgo.Builds;

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
        options.Modes.Should().BeNull();
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

    [Theory]
    [InlineData("", "", false, true)]
    [InlineData("", "", true, false)]
    [InlineData("all", "", true, true)]
    [InlineData("dynamic", "", false, false)]
    [InlineData("dynamic", "Category=Pgo&Mode=nativeaot", true, true)]
    public void A_suite_is_measured_where_its_mode_is_asked_for_or_need_not_be(string modes, string filter, bool onDemand, bool isWanted)
    {
        PgoSuiteAttribute suite = new("pgo.json", PgoMode.NativeAot) { OnDemand = onDemand };

        Read("INFERNO_MODES", modes).Wants(suite, ["--filter", filter]).Should().Be(isWanted);
    }

    private static SuiteOptions Read(string name, string value) => SuiteOptions.Read(variable => variable == name ? value : null);
}
