using System.Text.Json;

namespace Inferno.Pgo.Tool.Tests;

/// <summary>The program around Markdig, built and measured for real, which takes minutes: run with <c>--explicit only</c>.</summary>
public sealed class MeasuringTheSample : IDisposable
{
    private readonly Workspace _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory(Explicit = true)]
    [InlineData("dynamic")]
    [InlineData("nativeaot")]
    public async Task Compares_the_batches_of_both_builds_in_live_rounds(string mode)
    {
        string sample = _folder.AddSample();
        CommandRun build = await CommandRun.ToolAsync(sample, "build", "--mode", mode);
        build.ExitCode.Should().Be(0, build.All);
        string Program(string variant) => Path.Combine("artifacts", "pgo", mode, variant, "RenderMarkdown");

        CommandRun run = await CommandRun.ToolAsync(
            sample, "compare", Program("baseline"), Program("pgo"), "--metric", "batches", "--pairs", "10", "--json", "artifacts/gain.json",
            "--", Path.Combine("texts", "measured-readme.md"), Path.Combine("texts", "measured-builds.md"));

        // How much it gains is the machine's to say; that the measurement is sound is not.
        run.ExitCode.Should().Be(0, run.All);
        using JsonDocument json = JsonDocument.Parse(await File.ReadAllTextAsync(
            Path.Combine(sample, "artifacts", "gain.json"), TestContext.Current.CancellationToken));
        JsonElement[] launches = [.. json.RootElement.GetProperty("pairs").EnumerateArray()
            .SelectMany(pair => new[] { pair.GetProperty("baseline"), pair.GetProperty("candidate") })];
        launches.Should().HaveCount(20);
        launches.Should().OnlyContain(launch => launch.GetProperty("isSettled").GetBoolean());
        launches.Select(launch => launch.GetProperty("result").GetString()).Distinct().Should().ContainSingle()
            .Which.Should().Contain("characters of HTML");
    }
}
