using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.Suite;

public sealed class SuiteOptionsTests
{
    private static readonly string Model = RepositoryLayout.At("tests", "fixtures", "models", "kjv-64");

    [Fact]
    public void Without_variables_the_seed_is_drawn_the_fixture_is_used_and_nothing_is_strict()
    {
        SuiteOptions options = SuiteOptions.Read(_ => null, Model);

        options.Strict.Should().BeFalse();
        options.ModelPath.Should().EndWith("kjv-64");
        options.Seed.Should().BeNull();
        options.Resume.Should().BeNull();
        options.Modes.Should().Equal(PgoMode.Dynamic, PgoMode.NativeAot);
    }

    [Fact]
    public void Variables_set_them()
    {
        string model = Path.GetTempPath();

        Read("INFERNO_SEED", "-7").Seed.Should().Be(-7);
        Read("INFERNO_MODES", "all").Modes.Should().BeEquivalentTo(Enum.GetValues<PgoMode>());
        Read("INFERNO_MODES", "readytorun,dynamic").Modes.Should().Equal(PgoMode.ReadyToRun, PgoMode.Dynamic);
        Read("INFERNO_RESUME", "latest").Resume.Should().Be("latest");
        Read("INFERNO_STRICT", "1").Strict.Should().BeTrue();
        Read("BENCH_MODEL_PATH", model).ModelPath.Should().Be(Path.GetFullPath(model));
    }

    [Theory]
    [InlineData("INFERNO_SEED", "lucky")]
    [InlineData("INFERNO_STRICT", "yes")]
    [InlineData("INFERNO_MODES", "dynamic,fast")]
    [InlineData("BENCH_MODEL_PATH", "/no/such/model")]
    public void A_variable_that_cannot_be_used_is_named_with_its_value(string name, string value) =>
        FluentActions.Invoking(() => Read(name, value)).Should().Throw<ArgumentException>()
            .Which.Message.Should().Contain(name).And.Contain(value).And.Contain("expected");

    private static SuiteOptions Read(string name, string value) =>
        SuiteOptions.Read(variable => variable == name ? value : null, Model);
}
