using System.Xml.Linq;
using CliWrap;
using CliWrap.Buffered;

namespace Inferno.Pgo.Tool.Tests;

public sealed class CalibrateCommandTests : IDisposable
{
    private readonly Workspace _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Explicit = true)] // minutes: at night
    public async Task Labels_its_plot_on_a_machine_without_fonts()
    {
        _folder.Write("fonts.conf", "<?xml version=\"1.0\"?><fontconfig/>");

        BufferedCommandResult run = await CommandRun
            .ToolCommand(_folder.Root, ["calibrate", "--experiments", "100", "--output", _folder.PathOf("out")])
            .WithEnvironmentVariables(variables => variables.Set("FONTCONFIG_FILE", _folder.PathOf("fonts.conf")))
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        run.StandardError.Should().Contain("calibration.svg");
        string text = string.Concat(XDocument.Load(_folder.PathOf("out", "calibration.svg")).Descendants()
            .Where(element => element.Name.LocalName == "text").Select(element => element.Value));
        text.Should().Contain("this procedure").And.Contain("Criterion.rs").And.Contain("5% promised");
    }

    [Fact]
    public async Task Refuses_a_trace_without_its_column()
    {
        string trace = _folder.Write("trace.csv", "seq,wall_ms\n1,2\n");

        CommandRun run = await CommandRun.ToolAsync(_folder.Root, "calibrate", "--traces", trace);

        run.ExitCode.Should().Be(4);
        run.Error.Should().Match("inferno-pgo: trace.csv:1: expected a column warm_median_ms, found \"seq,wall_ms\"*");
    }

    [Fact]
    public async Task Refuses_rounds_of_which_an_arm_is_missing()
    {
        string rounds = _folder.Write("rounds.csv", "round,arm,median_ms\n0,A,8.5\n1,A,8.6\n");

        CommandRun run = await CommandRun.ToolAsync(_folder.Root, "calibrate", "--rounds", rounds);

        run.ExitCode.Should().Be(4);
        run.Error.Should().Match("inferno-pgo: rounds.csv:3: expected arm B of round 0 beside arm A, found*");
    }
}
