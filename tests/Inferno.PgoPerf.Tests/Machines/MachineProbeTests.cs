using Inferno.Measuring.Machines;

namespace Inferno.PgoPerf.Tests.Machines;

public sealed class MachineProbeTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("inferno-machine-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Reads_what_a_kernel_tells()
    {
        Write("proc/cpuinfo", "model name\t: A Processor\ncpu MHz\t\t: 2000.000\nmodel name\t: A Processor\ncpu MHz\t\t: 3000.000\n");
        Write("proc/stat", "cpu  10 20 30 40 50 60 70 250 90 100\ncpu0 1 2 3 4 5 6 7 8 9 10\n");
        Write("sys/fs/cgroup/cpu.stat", "usage_usec 5\nthrottled_usec 1500000\n");
        Write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n");
        Write("proc/loadavg", "0.75 0.50 0.25 2/300 4711\n");

        MachineState state = Probe();

        state.Should().Be(new MachineState(Environment.ProcessorCount, "A Processor", "powersave")
        {
            Clock = state.Clock, Frequency = 2500, Stolen = 2.5, Throttled = 1.5, LoadAverage = .75,
        });
    }

    [Fact]
    public void Reads_the_older_control_groups_too()
    {
        Write("sys/fs/cgroup/cpu/cpu.stat", "nr_throttled 3\nthrottled_time 2000000000\n");

        Probe().Throttled.Should().Be(2);
    }

    [Fact]
    public void Counts_what_the_limits_of_the_groups_above_held_back()
    {
        Write("proc/self/cgroup", "4:cpu,cpuacct:/team/job\n0::/outer/inner\n");
        Write("sys/fs/cgroup/outer/inner/cpu.stat", "throttled_usec 500000\n");
        Write("sys/fs/cgroup/outer/cpu.stat", "throttled_usec 1000000\n");
        Write("sys/fs/cgroup/cpu/team/cpu.stat", "throttled_time 2000000000\n");

        Probe().Throttled.Should().Be(3.5);
    }

    [Fact]
    public void Leaves_unknown_what_a_machine_does_not_tell()
    {
        MachineState state = Probe();

        state.Should().Be(new MachineState(Environment.ProcessorCount, "", "") { Clock = state.Clock });
    }

    [Fact]
    public void Its_clock_goes_on() => Probe().Clock.Should().BeLessThanOrEqualTo(Probe().Clock);

    private MachineState Probe() => new MachineProbe(new KernelFiles(_root.FullName)).Read();

    private void Write(string file, string text)
    {
        string path = Path.Combine(_root.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
