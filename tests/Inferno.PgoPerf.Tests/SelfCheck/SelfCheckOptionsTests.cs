using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Tests.SelfCheck;

public sealed class SelfCheckOptionsTests
{
    [Fact]
    public void Without_variables_each_case_runs_once_and_quietly()
    {
        SelfCheckOptions options = SelfCheckOptions.Read(_ => null);

        options.Should().Be(new SelfCheckOptions(PgoMode.Dynamic, 1, null));
        options.Loads(0).Should().BeFalse();
    }

    [Fact]
    public void Every_second_run_is_loaded_where_nothing_says_otherwise()
    {
        SelfCheckOptions options = Read("INFERNO_SELF_RUNS", "4");

        Enumerable.Range(0, options.Runs).Select(options.Loads).Should().Equal(false, true, false, true);
    }

    [Fact]
    public void Variables_set_them()
    {
        Read("INFERNO_SELF_MODE", "nativeaot").Mode.Should().Be(PgoMode.NativeAot);
        Read("INFERNO_SELF_LOAD", "1").Loads(0).Should().BeTrue();
        Read("INFERNO_SELF_LOAD", "0").Loads(1).Should().BeFalse();
    }

    [Theory]
    [InlineData("INFERNO_SELF_MODE", "fast")]
    [InlineData("INFERNO_SELF_RUNS", "0")]
    [InlineData("INFERNO_SELF_LOAD", "yes")]
    public void A_variable_that_cannot_be_used_is_named_with_its_value(string name, string value) =>
        FluentActions.Invoking(() => Read(name, value)).Should().Throw<ArgumentException>()
            .Which.Message.Should().Contain(name).And.Contain(value).And.Contain("expected");

    private static SelfCheckOptions Read(string name, string value) =>
        SelfCheckOptions.Read(variable => variable == name ? value : null);
}
