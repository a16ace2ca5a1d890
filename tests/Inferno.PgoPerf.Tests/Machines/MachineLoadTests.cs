using Inferno.Measuring.Machines;
using Inferno.Measuring.Rounds;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Machines;

public sealed class MachineLoadTests
{
    private static readonly MachineState Before =
        new(2, "", "") { Clock = 100, LoadAverage = .5, Stolen = 7, Throttled = 3 };

    [Fact]
    public void Is_what_happened_between_two_states()
    {
        MachineState after = Before with { Clock = 150, LoadAverage = 2.5, Stolen = 17, Throttled = 8 };
        Launch[] launches =
            [.. new[] { .021, .063 }.Select(wait => (new LaunchFigures { RunQueueDelay = wait }).ToLaunch())];

        MachineLoad load = MachineLoad.Between(Before, after, launches);

        (load.Before, load.During).Should().Be((.5, 2.5));
        load.Waited.Should().BeApproximately(.084 / .42, 1e-9);
        load.Stolen.Should().BeApproximately(.1, 1e-9);
        load.Throttled.Should().BeApproximately(.05, 1e-9);
    }

    [Fact]
    public void Waiting_is_unknown_without_launches() => MachineLoad.WaitedShare([]).Should().BeNull();
}
