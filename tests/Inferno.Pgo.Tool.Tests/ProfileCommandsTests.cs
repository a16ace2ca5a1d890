using System.Text.Json;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests;

/// <summary>The way of a profile by hand: train, create, merge, dump, compare, coverage.</summary>
public sealed class ProfileCommandsTests : IDisposable
{
    private static readonly string Program =
        RepositoryLayout.OutputOf(Path.Combine("tests", "fixtures", "programs", "Shapes"), "Shapes.dll");

    private readonly Workspace _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lead_from_a_program_to_a_profile_that_can_be_merged_read_and_checked()
    {
        (await RunAsync("train", "--output", "a.nettrace", "--", "dotnet", Program, "200")).Should().Contain("a.nettrace");
        (await RunAsync("profile", "create", "a.nettrace", "--output", "a.mibc")).Should().MatchRegex(@"\d+ methods, 0 unresolved");
        await RunAsync("profile", "create", "a.nettrace", "--output", "again.mibc");
        await RunAsync("profile", "merge", "a.mibc", "a.mibc", "--output", "twice.mibc");

        (await File.ReadAllBytesAsync(_folder.PathOf("again.mibc"), TestContext.Current.CancellationToken))
            .Should().Equal(await File.ReadAllBytesAsync(_folder.PathOf("a.mibc"), TestContext.Current.CancellationToken));
        (await RunAsync("profile", "dump", "a.mibc")).Should().Contain("TotalArea").And.Contain("Shapes.Circle");
        (await WeightAsync("twice.mibc")).Should().Be(2 * await WeightAsync("a.mibc"));
        await RunAsync("profile", "merge", "a.mibc=3", "twice.mibc=1", "--output", "weighted.mibc");
        (await WeightAsync("weighted.mibc")).Should().Be(5 * await WeightAsync("a.mibc"));
        (await RunAsync("profile", "compare", "a.mibc", "twice.mibc")).Should().StartWith("overlap 100.0%");
        (await RunAsync("profile", "coverage", "a.mibc", "--run", "a.nettrace", "--assemblies", Program))
            .Should().Contain("coverage 100.0%").And.Contain("stale 0.0%");
    }

    [Theory]
    [InlineData("train", "--", "dotnet", "missing.dll")]
    [InlineData("profile", "create", "text.txt", "--output", "a.mibc")]
    [InlineData("profile", "dump", "text.txt")]
    [InlineData("profile", "merge", "missing.mibc", "--output", "a.mibc")]
    [InlineData("profile", "merge", "text.txt=0", "--output", "a.mibc")]
    [InlineData("profile", "merge", "text.txt=3", "--output", "a.mibc")]
    [InlineData("profile", "coverage", "text.txt")]
    public async Task Refuse_what_they_cannot_use_with_a_message_and_their_exit_code(params string[] arguments)
    {
        _folder.Write("text.txt", "this is neither a trace nor a profile");

        CommandRun run = await CommandRun.ToolAsync(_folder.Root, arguments);

        run.ExitCode.Should().Be(4, run.All);
        run.Error.Should().Contain("inferno-pgo: ").And.NotContain("   at ");
        Directory.GetFiles(_folder.Root).Should().Equal(_folder.PathOf("text.txt"));
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        CommandRun run = await CommandRun.ToolAsync(_folder.Root, arguments);
        run.ExitCode.Should().Be(0, run.All);
        return run.Output;
    }

    private async Task<long> WeightAsync(string profile)
    {
        using JsonDocument dump = JsonDocument.Parse(await RunAsync("profile", "dump", profile, "--json"));
        return dump.RootElement.GetProperty("methods").EnumerateArray().Sum(method => method.GetProperty("weight").GetInt64());
    }
}
