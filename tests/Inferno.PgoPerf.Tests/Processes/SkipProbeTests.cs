using Inferno.Measuring.Processes;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Processes;

public sealed class SkipProbeTests
{
    private static readonly IReadOnlyList<Scenario> Table = OwnScenarios.Table.For(PgoMode.Dynamic);

    [Fact]
    public async Task Names_what_a_build_cannot_serve_with_its_own_reason()
    {
        using DummyProgram program = new("baseline", ["error no device", "exit 3"]);

        (await MissingAsync(program.Build.Executable)).Should().Equal(
            new SkippedScenario("control_gpu/cold", "no device"), new SkippedScenario("control_gpu/warm", "no device"));
    }

    [Fact]
    public async Task Names_nothing_where_the_build_says_that_it_can()
    {
        using DummyProgram program = new("baseline", ["print ENGINE cuda"]);

        (await MissingAsync(program.Build.Executable)).Should().BeEmpty();
    }

    [Fact]
    public async Task Says_that_a_build_cannot_be_started() =>
        (await MissingAsync("/no/such/program"))[0].Reason.Should().Contain("could not be started");

    private static Task<IReadOnlyList<SkippedScenario>> MissingAsync(string executable) => SkipProbe.MissingAsync(
        new ProgramBuild("baseline", executable), Table, TestContext.Current.CancellationToken);
}
