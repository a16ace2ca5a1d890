using System.Diagnostics;
using Inferno.Measuring.Runs;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Runs;

public sealed class ProcessIdentityTests
{
    [Fact]
    public void Of_this_process_runs() => ProcessIdentity.Current.IsRunningHere.Should().BeTrue();

    [Fact]
    public void Of_an_earlier_process_with_the_same_number_does_not() =>
        (ProcessIdentity.Current with { Start = ProcessIdentity.Current.Start - 1 }).IsRunningHere.Should().BeFalse();

    [Fact]
    public void Of_another_machine_is_not_known_to_run() =>
        (ProcessIdentity.Current with { Host = "elsewhere" }).IsRunningHere.Should().BeFalse();

    [Fact]
    public async Task Of_a_killed_process_that_nobody_has_asked_after_does_not_run()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only here is another process's start read as its own reads it.");
        using DummyProgram program = new("child", [["hang"]]);
        using Process child = Process.Start(program.Build.Executable);
        string stat = $"/proc/{child.Id}/stat";
        string fields = (await File.ReadAllTextAsync(stat, TestContext.Current.CancellationToken)).Split(") ")[1];
        ProcessIdentity identity = new(Environment.MachineName, child.Id, long.Parse(fields.Split(' ')[19]));
        bool ran = identity.IsRunningHere;

        child.Kill();
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        ran.Should().BeTrue();
        identity.IsRunningHere.Should().BeFalse();
    }
}
