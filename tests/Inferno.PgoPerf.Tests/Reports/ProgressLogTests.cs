using Inferno.Reporting.Progress;

namespace Inferno.PgoPerf.Tests.Reports;

public sealed class ProgressLogTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-progress-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Can_be_read_while_the_run_goes_on()
    {
        string path = Path.Combine(_folder.FullName, "deep", "progress.log");
        using ProgressLog log = new(path, terminal: null);

        log.Report("pair 3 of 40");

        ReadShared(path).Should().MatchRegex("^[0-9:]{8} pair 3 of 40\n$");
    }

    [Fact]
    public void Goes_to_the_terminal_too()
    {
        using MemoryStream terminal = new();
        using ProgressLog log = new(Path.Combine(_folder.FullName, "progress.log"), new StreamWriter(terminal) { AutoFlush = true });

        log.ReportText("the summary");

        System.Text.Encoding.UTF8.GetString(terminal.ToArray()).Should().Be("the summary\n");
    }

    [Fact]
    public void Leaves_the_log_of_a_run_that_lives_alone_until_it_has_something_to_say()
    {
        string path = Path.Combine(_folder.FullName, "progress.log");
        File.WriteAllText(path, "of the run that lives");

        new ProgressLog(path, terminal: null).Dispose();

        ReadShared(path).Should().Be("of the run that lives");
    }

    private static string ReadShared(string path)
    {
        using StreamReader reader = new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
