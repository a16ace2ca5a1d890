using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Inferno.Measured.Tests;

/// <summary>The package's example as a real process.</summary>
public sealed class MeasuredTests : IDisposable
{
    private const int Limit = 120_000;

    private readonly string _text = Path.GetTempFileName();

    public MeasuredTests() => File.WriteAllText(_text, string.Join(' ', Enumerable.Repeat("word", 5000)));

    public void Dispose() => File.Delete(_text);

    [Fact]
    public void The_example_of_its_readme_is_the_program_that_is_tested_here() =>
        File.ReadAllText(Beside("README.md")).Should().Contain($"```csharp\n{File.ReadAllText(Beside("CountWords.cs.txt"))}```");

    [Fact(Timeout = Limit)]
    public async Task Prints_a_summary_where_a_person_started_it()
    {
        using Process program = Start(isAsked: false);

        string said = await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        program.ExitCode.Should().Be(0);
        said.Should().Contain("settled after").And.Contain("median batch").And.Contain("computed 5000 words").And.NotContain("@inferno");
    }

    [Fact(Timeout = Limit)]
    public async Task Ends_within_seconds_where_its_harness_dies_while_it_settles()
    {
        using Process program = Start(isAsked: true);
        await program.StandardInput.WriteLineAsync("settle".AsMemory(), TestContext.Current.CancellationToken);

        program.StandardInput.Close();

        await program.WaitForExitAsync(TestContext.Current.CancellationToken); // within the test's limit; it would wait for ever
        program.ExitCode.Should().Be(0);
    }

    [Fact(Timeout = Limit)]
    public async Task Says_in_one_line_what_it_did_not_understand()
    {
        using Process program = Start(isAsked: true);
        await program.StandardInput.WriteLineAsync("\u0001\u0002 garbage".AsMemory(), TestContext.Current.CancellationToken);

        string error = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        program.ExitCode.Should().Be(2);
        error.Trim().Split('\n').Should().ContainSingle().Which.Should().Contain("garbage").And.Contain("expected settle, batch, result or end");
    }

    [Fact(Timeout = Limit)]
    public async Task Answers_on_lines_of_their_own_where_the_program_prints_in_between_and_leaves_a_line_unfinished()
    {
        using Process program = Start(isAsked: true, "Talkative");
        await program.StandardInput.WriteLineAsync("batch\nbatch\nresult\nend".AsMemory(), TestContext.Current.CancellationToken);

        string[] said = (await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n');
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        program.ExitCode.Should().Be(0);
        said.Where(line => line.Contains("@inferno", StringComparison.Ordinal)).Select(KindOf).Should().Equal("batch", "batch", "result");
        said.Should().ContainInOrder("a batch begins", "batch 1, 50% and its digest, ", "batch 2, 50% and its digest, ", "Cache hits: 42");
    }

    private static string? KindOf(string answer)
    {
        answer.Should().StartWith("@inferno ");
        using JsonDocument json = JsonDocument.Parse(answer["@inferno ".Length..]);
        return json.RootElement.GetProperty("kind").GetString();
    }

    private Process Start(bool isAsked, string program = "CountWords") => Process.Start(new ProcessStartInfo("dotnet", [Fixture(program), _text])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["INFERNO_MEASURED"] = isAsked ? "1" : null },
    })!;

    internal static string Fixture(string key) => typeof(MeasuredTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;

    internal static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
