using Inferno.PgoPerf.Tests.Programs;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests;

public sealed class AaCommandTests : IDisposable
{
    private readonly Workspace _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Writes_the_launches_and_says_what_they_prove()
    {
        CommandRun run = await CommandRun.ToolAsync(_folder.Root, Arguments("--minutes", "0.5", "--seed", "7"));

        run.ExitCode.Should().Be(0, run.All);
        run.Output.Should().Contain("# What this machine can prove").And.Contain("1 voided, seed 7").And.Contain("gain > 10%: planned");
        run.Error.Should().Contain("round 1: ").And.Contain(" left");
        Launches().Should().HaveCountGreaterThanOrEqualTo(20);
        (await ReadAsync("aa.md")).Should().Be(run.Output);
        (await ReadAsync("aa.json")).Should().Contain("\"pairSpread\"");
        Directory.EnumerateFiles(_folder.PathOf("out"), "*.tmp").Should().BeEmpty();
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Keeps_what_was_measured_before_it_was_told_to_stop(string signal)
    {
        Signalled run = await Signalled.RunAsync(
            signal,
            CommandRun.ToolCommand(_folder.Root, Arguments("--minutes", "9")),
            line => line.Contains("round 12:", StringComparison.Ordinal));

        run.ExitCode.Should().Be(130, run.Error);
        run.Error.Should().Contain("what was measured is kept");
        Launches().Should().HaveCountGreaterThanOrEqualTo(24);
        (await ReadAsync("aa.md")).Should().Contain("# What this machine can prove");
    }

    [Fact]
    public async Task Says_what_to_do_where_the_time_was_too_short_and_keeps_the_launches()
    {
        CommandRun run = await CommandRun.ToolAsync(_folder.Root, Arguments("--minutes", "0.0001"));

        run.ExitCode.Should().Be(4);
        run.Error.Should().Contain("1 pairs measured, at least 10 are needed").And.Contain("--minutes");
        Launches().Should().HaveCount(2);
    }

    [Fact]
    public async Task Exits_with_4_where_the_launches_cannot_be_compared()
    {
        AddProgram(Printing(.004));

        CommandRun run = await CommandRun.ToolAsync(_folder.Root, Arguments("--minutes", "0.4"));

        run.ExitCode.Should().Be(4, run.All);
        run.Error.Should().Contain("without spread nothing can be decided, so measure longer batches or use a finer clock");
    }

    [Theory]
    [InlineData("*--minutes: more than 0 and at most 1440 are needed*", "--minutes", "0")]
    [InlineData("*--build: no directory */nowhere; expected a published program*", "--build", "nowhere")]
    [InlineData("*'fast'*", "--mode", "fast")]
    public async Task Refuses_bad_input_with_what_to_do(string message, params string[] arguments)
    {
        CommandRun run = await CommandRun.ToolAsync(_folder.Root, ["aa", .. arguments]);

        run.ExitCode.Should().Be(4);
        run.Error.Replace('\\', '/').Should().Match($"inferno-pgo: {message}").And.NotContain("   at ");
    }

    [Fact]
    public async Task Shows_what_the_program_said_where_it_cannot_be_measured()
    {
        AddProgram(["error no such model", "exit 3"]);

        CommandRun run = await CommandRun.ToolAsync(_folder.Root, Arguments());

        run.ExitCode.Should().Be(4);
        run.Error.Should().Contain("the child exited with 3").And.Contain("no such model");
    }

    private string[] Arguments(params string[] options)
    {
        if (!Directory.Exists(_folder.PathOf("program")))
        {
            // More of them than the fastest machine has launches, or the crash of the first would come round again.
            Random noise = new(3);
            AddProgram([["exit 9"], .. Enumerable.Range(0, 1000).Select(_ => Printing(.004 + (.0001 * noise.NextDouble())))]);
        }

        _folder.Write("Program.csproj", "<Project />");
        _folder.Write(
            "pgo.json",
            """
            {
              "project": "Program.csproj",
              "scenarios": [ { "name": "warm/all", "measures": "batches", "expects": { "gainAbove": 0.1 }, "because": "it is hot" } ]
            }
            """);
        return ["aa", "--build", _folder.PathOf("program"), "--output", _folder.PathOf("out"), .. options];
    }

    // The scripted child plays the program.
    private void AddProgram(params IReadOnlyList<IReadOnlyList<string>> scripts)
    {
        _ = _folder.AddChild("program");

        // Each launch is of a copy, which need not hold the scripts of all.
        string home = Directory.CreateDirectory(_folder.PathOf("scripts")).FullName;
        File.WriteAllText(_folder.PathOf("program", "home"), home);
        for (int launch = 0; launch < scripts.Count; launch++)
        {
            File.WriteAllLines(Path.Combine(home, $"script{launch:D4}.txt"), scripts[launch]);
        }
    }

    private static IReadOnlyList<string> Printing(double wall) =>
        [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"serve {wall:R}")];

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(_folder.PathOf("out", file), Cancellation);

    private IEnumerable<string> Launches() => File.ReadLines(_folder.PathOf("out", "aa-launches.csv")).Skip(1);
}
