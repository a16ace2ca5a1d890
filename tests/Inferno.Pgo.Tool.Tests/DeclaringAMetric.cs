using System.Text.Json;

namespace Inferno.Pgo.Tool.Tests;

/// <summary>A program prints one figure more and pgo.json declares it; nothing else is changed.</summary>
[Collection(ScriptedProgramTests.Name)]
public sealed class DeclaringAMetric(ScriptedProgram program)
{
    private static readonly string Configuration = ScriptedProgram.Configuration(
        """
          "metrics": [
            { "name": "cache hits", "section": "Cache", "unit": "percent", "better": "higher", "regex": "^Cache hits: ([\\d.]+)%" },
            { "name": "cache misses", "section": "Cache", "unit": "percent", "better": "lower", "regex": "^Cache misses: ([\\d.]+)%" }
          ],
        """);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Puts_it_into_every_report_and_into_the_history_and_names_what_was_declared_and_never_printed()
    {
        await File.WriteAllTextAsync(program.PathOf("metrics.json"), Configuration, Cancellation);
        string model = program.Model(
            "baseline 10.00 10.02 9.98 10.01 9.99 10.03 9.97 log=Cache_hits:_87.5%", "pgo 8.00 8.01 7.99 8.02 7.98 log=Cache_hits:_91.5%");

        CommandRun run = await program.MeasureAsync("gate", model, "--config", "metrics.json");

        run.ExitCode.Should().Be(0, run.All);
        (await ReportAsync("report.html")).Should().Contain("<h4>Cache</h4>")
            .And.Contain("<tr><th>cache hits</th><td>87.5%</td><td>91.5%</td>");
        (await ReportAsync("metrics.csv")).Should().Contain("dynamic,single_request_warm/short,cache hits,Percent,87.5,91.5,");
        string[] samples = (await ReportAsync("samples.csv")).Split('\n');
        int column = Array.IndexOf(samples[0].Split(','), "cache_hits_percent");
        samples.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')[column]).Distinct()
            .Should().BeEquivalentTo("87.5", "91.5");
        await ReportJsonHoldsItAsync();
        await HistoryHoldsItAsync();
    }

    private async Task ReportJsonHoldsItAsync()
    {
        using JsonDocument report = JsonDocument.Parse(await ReportAsync("report.json"));
        JsonElement declared = report.RootElement.GetProperty("metrics")[0];
        (declared.GetProperty("name").GetString(), declared.GetProperty("unit").GetString(), declared.GetProperty("better").GetString())
            .Should().Be(("cache hits", "Percent", "Higher"));
        JsonElement scenario = report.RootElement.GetProperty("modes")[0].GetProperty("result").GetProperty("scenarios").EnumerateArray()
            .Single(one => one.GetProperty("samples").GetProperty("scenario").GetProperty("case").GetString() == "short");
        scenario.GetProperty("samples").GetProperty("pairs")[0].GetProperty("candidate").GetProperty("cases")[0]
            .GetProperty("metrics").GetProperty("cache hits").GetDouble().Should().Be(91.5);
        scenario.GetProperty("verdict").GetProperty("outcome").GetString().Should().Be("Pass");
        scenario.GetProperty("verdict").GetProperty("findings").EnumerateArray()
            .Single(finding => finding.GetProperty("id").GetString() == "INF2058")
            .GetProperty("cause").GetString().Should().EndWith("declares: 'cache misses'");
    }

    private async Task HistoryHoldsItAsync()
    {
        string id = Path.GetFileName(program.Runs[^1]);
        CommandRun show = await CommandRun.ToolAsync(program.Root, "history", "show", id);
        CommandRun table = await CommandRun.ToolAsync(program.Root, "history", "export", "--format", "csvmetrics");
        CommandRun lines = await CommandRun.ToolAsync(program.Root, "history", "export");

        show.Output.Should().MatchRegex(@"\| single_request_warm/short +\| cache hits +\| higher +\| 87\.5% +\| 91\.5% ");
        table.Output.Should().MatchRegex($"\n{id},.*,dynamic,single_request_warm/short,cache hits,Percent,Higher,87.5,91.5,,,\n");
        lines.Output.Should().Contain(
            """{"name":"cache hits","unit":"Percent","better":"Higher","baseline":87.5,"candidate":91.5,""");
    }

    private Task<string> ReportAsync(string file) => File.ReadAllTextAsync(Path.Combine(program.Runs[^1], file), Cancellation);
}
