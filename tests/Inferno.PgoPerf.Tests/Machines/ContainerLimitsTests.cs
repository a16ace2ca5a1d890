using Inferno.Measuring.Machines;

namespace Inferno.PgoPerf.Tests.Machines;

public sealed class ContainerLimitsTests : IDisposable
{
    private readonly KernelFolder _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void Takes_the_tightest_limit_of_the_group_and_of_those_above_it()
    {
        _kernel.With("proc/self/cgroup", "0::/team/job\n")
            .With("sys/fs/cgroup/team/job/cpu.max", "max 100000\n")
            .With("sys/fs/cgroup/team/cpu.max", "150000 100000\n")
            .With("sys/fs/cgroup/cpu.max", "400000 100000\n")
            .With("sys/fs/cgroup/team/job/memory.max", "1073741824\n")
            .With("sys/fs/cgroup/team/memory.max", "max\n");

        ContainerLimits.Read(_kernel.Files).Should().Be(new ContainerLimits(1.5, 1L << 30));
    }

    [Fact]
    public void Reads_the_first_version_as_well()
    {
        _kernel.With("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "50000\n")
            .With("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n")
            .With("sys/fs/cgroup/memory/memory.limit_in_bytes", "536870912\n");

        ContainerLimits.Read(_kernel.Files).Should().Be(new ContainerLimits(.5, 512L << 20));
    }

    [Fact]
    public void Takes_the_tightest_of_nested_groups_of_the_first_version_too()
    {
        _kernel.With("proc/self/cgroup", "5:memory:/user/job\n4:cpu,cpuacct:/team/job\n0::/\n")
            .With("sys/fs/cgroup/cpu/team/job/cpu.cfs_quota_us", "-1\n")
            .With("sys/fs/cgroup/cpu/team/job/cpu.cfs_period_us", "100000\n")
            .With("sys/fs/cgroup/cpu/team/cpu.cfs_quota_us", "75000\n")
            .With("sys/fs/cgroup/cpu/team/cpu.cfs_period_us", "50000\n")
            .With("sys/fs/cgroup/memory/user/memory.limit_in_bytes", "1073741824\n");

        ContainerLimits.Read(_kernel.Files).Should().Be(new ContainerLimits(1.5, 1L << 30));
    }

    [Fact]
    public void Finds_the_containers_own_group_where_the_path_is_the_hosts()
    {
        _kernel.With("proc/self/cgroup", "4:cpu,cpuacct:/docker/0123\n")
            .With("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "200000\n")
            .With("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");

        ContainerLimits.Read(_kernel.Files).Processors.Should().Be(2);
    }

    [Theory]
    [InlineData("-1", "9223372036854771712")]
    [InlineData("nonsense", "")]
    public void Knows_no_limit_from_a_limit(string quota, string memory)
    {
        _kernel.With("sys/fs/cgroup/cpu/cpu.cfs_quota_us", quota)
            .With("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000")
            .With("sys/fs/cgroup/memory/memory.limit_in_bytes", memory);

        ContainerLimits.Read(_kernel.Files).Should().Be(new ContainerLimits(null, null));
    }
}
