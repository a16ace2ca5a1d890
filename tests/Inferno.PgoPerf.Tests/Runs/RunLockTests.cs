using Inferno.Measuring.Records;
using Inferno.Measuring.Runs;

namespace Inferno.PgoPerf.Tests.Runs;

public sealed class RunLockTests : IDisposable
{
    private static readonly ProcessIdentity This = ProcessIdentity.Current;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-lock-");

    private string Note => Path.Combine(_folder.FullName, ".run.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Lets_one_in_and_tells_the_other_who_is()
    {
        using RunLock first = RunLock.Take(_folder.FullName);
        first.Note("20261128T120000Z-0000002a");

        TakingIt.Should().Throw<RunHeldException>()
            .WithMessage($"run 20261128T120000Z-0000002a is still being measured*by process {This.Id} on {This.Host} since 20*UTC; wait*")
            .Which.Holder!.Process.Should().Be(This);
    }

    [Fact]
    public void Lets_the_next_one_in_once_it_is_given_back()
    {
        RunLock.Take(_folder.FullName).Dispose();

        File.Exists(Note).Should().BeFalse();
        TakingIt.Should().NotThrow();
    }

    [Fact]
    public void Refuses_where_the_system_knows_no_locks_but_the_process_of_the_note_lives()
    {
        WriteNote(This);

        TakingIt.Should().Throw<RunHeldException>().WithMessage($"*process {This.Id}*");
    }

    [Fact]
    public void Is_taken_over_from_a_process_that_is_gone()
    {
        WriteNote(This with { Start = This.Start - 1 });

        using RunLock taken = RunLock.Take(_folder.FullName);

        RunJson.ReadLine<RunHolder>(File.ReadAllText(Note))!.Process.Should().Be(This);
    }

    [Fact]
    public void Is_taken_over_where_the_note_was_cut_short()
    {
        File.WriteAllText(Note, "{\"process\":");

        TakingIt.Should().NotThrow();
    }

    [Fact]
    public void Is_no_held_lock_where_the_folder_cannot_be_made()
    {
        string file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");

        FluentActions.Invoking(() => RunLock.Take(Path.Combine(file, "output"))).Should().Throw<IOException>().WithMessage("*file*");
    }

    private Action TakingIt => () => RunLock.Take(_folder.FullName).Dispose();

    private void WriteNote(ProcessIdentity holder) =>
        File.WriteAllText(Note, RunJson.WriteText(new RunHolder(holder, DateTimeOffset.UnixEpoch, null)));
}
