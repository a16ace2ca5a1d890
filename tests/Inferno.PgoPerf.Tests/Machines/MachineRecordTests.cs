using Inferno.Measuring.Machines;
using Inferno.Measuring.Records;

namespace Inferno.PgoPerf.Tests.Machines;

public sealed class MachineRecordTests : IDisposable
{
    private static readonly MachineRecord Machine = new("Debian", "X64", 2, ".NET 10.0.12")
    {
        ProcessorModel = "A Processor", Microcode = "0x1", Kernel = "6.1", Governor = "performance",
        Limits = new ContainerLimits(1.5, 1024), GarbageCollector = "ServerGC=False",
    };

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("inferno-record-");

    public static TheoryData<MachineRecord, string> Others => new()
    {
        { Machine with { OperatingSystem = "Fedora" }, "operating system was Debian and is Fedora" },
        { Machine with { Architecture = "Arm64" }, "architecture was X64 and is Arm64" },
        { Machine with { Processors = 4 }, "number of processors was 2 and is 4" },
        { Machine with { Runtime = ".NET 10.0.13" }, "run time was .NET 10.0.12 and is .NET 10.0.13" },
        { Machine with { ProcessorModel = "" }, "processor was A Processor and is unknown" },
        { Machine with { Microcode = "0x2" }, "microcode was 0x1 and is 0x2" },
        { Machine with { Kernel = "6.2" }, "kernel was 6.1 and is 6.2" },
        { Machine with { Governor = "powersave" }, "frequency governor was performance and is powersave" },
        { Machine with { Limits = new ContainerLimits(2, 1024) }, "processor limit was 1.5 and is 2" },
        { Machine with { Limits = new ContainerLimits(1.5, null) }, "memory limit was 1024 and is none" },
        { Machine with { GarbageCollector = "ServerGC=True" }, "garbage collector was ServerGC=False and is ServerGC=True" },
    };

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_fact_counts(MachineRecord other, string change)
    {
        other.Fingerprint.Should().MatchRegex("^[0-9a-f]{12}$").And.NotBe(Machine.Fingerprint);
        Machine.ChangesTo(other).Should().Equal(change);
    }

    [Fact]
    public void The_same_facts_give_the_same_fingerprint()
    {
        MachineRecord same = Machine with { Limits = new ContainerLimits(1.5, 1024) };

        same.Fingerprint.Should().Be(Machine.Fingerprint);
        Machine.ChangesTo(same).Should().BeEmpty();
    }

    [Fact]
    public void Reads_what_a_kernel_tells()
    {
        Write("proc/cpuinfo", "model name\t: A Processor\nmicrocode\t: 0xabc\n");
        Write("proc/sys/kernel/osrelease", "6.1.0-13-amd64\n");
        Write("proc/loadavg", "0.10 0.20 0.30 1/100 1\n");
        Write("sys/fs/cgroup/cpu.max", "150000 100000\n");

        MachineRecord machine = Read();

        machine.Should().BeEquivalentTo(new
        {
            ProcessorModel = "A Processor", Microcode = "0xabc", Kernel = "6.1.0-13-amd64", Governor = "",
            Limits = new ContainerLimits(1.5, null),
        });
        machine.GarbageCollector.Should().Contain("ServerGC=False").And.NotContain("GCRegionRange");
    }

    [Fact]
    public void Load_is_no_part_of_it()
    {
        Write("proc/loadavg", "0.10 0.20 0.30 1/100 1\n");
        string idle = Read().Fingerprint;

        Write("proc/loadavg", "9.10 0.20 0.30 1/100 1\n");

        Read().Fingerprint.Should().Be(idle);
    }

    [Fact]
    public void A_record_from_before_the_facts_were_kept_can_still_be_read() => RunJson
        .ReadLine<MachineRecord>("""{"operatingSystem":"Debian","architecture":"X64","processors":2,"runtime":".NET 10.0.12"}""")
        .Should().Be(new MachineRecord("Debian", "X64", 2, ".NET 10.0.12"));

    private MachineRecord Read() => MachineRecord.Current(new KernelFiles(_root.FullName));

    private void Write(string file, string text)
    {
        string path = Path.Combine(_root.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
