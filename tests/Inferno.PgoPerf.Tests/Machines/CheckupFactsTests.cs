using Inferno.Measuring.Machines;
using Inferno.Pgo.Builds.Configuration;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.Machines;

public sealed class CheckupFactsTests : IDisposable
{
    private readonly KernelFolder _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public async Task Are_gathered_from_the_kernel_and_the_sdk()
    {
        _kernel.With("proc/loadavg", "2.75 1.00 0.50 3/400 12345\n")
            .With("proc/meminfo", "MemTotal:  8000 kB\nMemAvailable:    4096 kB\n")
            .With("sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet\n")
            .With("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n");

        CheckupFacts facts = await GatherAsync();

        facts.LoadAverage.Should().Be(2.75);
        facts.Memory.Should().Be(4096L * 1024);
        facts.ClockSource.Should().Be("hpet");
        facts.Governor.Should().Be("powersave");
        facts.Sdk.Should().StartWith("10.");
        facts.Disk.Should().BePositive();
    }

    [Fact]
    public async Task Do_not_pass_the_limit_of_the_container()
    {
        _kernel.With("proc/meminfo", "MemAvailable:    8388608 kB\n").With("sys/fs/cgroup/memory.max", "1048576\n");

        (await GatherAsync()).Memory.Should().Be(1048576);
    }

    [Fact]
    public async Task Stay_unknown_where_the_kernel_does_not_tell_them()
    {
        CheckupFacts facts = await GatherAsync();

        facts.LoadAverage.Should().BeNull();
        facts.Governor.Should().BeEmpty();
        Checkup.Of(facts).Where(check => check.Name is "other load" or "frequency scaling")
            .Should().OnlyContain(check => check.Outcome == CheckOutcome.Fine && check.Found.StartsWith("not visible here"));
    }

    private Task<CheckupFacts> GatherAsync() => CheckupFacts.GatherAsync(
        PgoConfig.Load(RepositoryLayout.At("eng", "pgo.json")), _kernel.Files, TestContext.Current.CancellationToken);
}
