using Inferno.Measuring.Records;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.PgoPerf.Tests.Reports;
using Inferno.Reporting;
using Inferno.Reporting.Forecasts;
using Inferno.Reporting.Markdown;

namespace Inferno.PgoPerf.Tests.Forecasts;

public sealed class ForecastTests : IDisposable
{
    private readonly DirectoryInfo _runs = Directory.CreateTempSubdirectory("inferno-forecast-");

    public void Dispose() => _runs.Delete(recursive: true);

    [Fact]
    public void Goes_by_the_latest_run_that_measured_the_mode()
    {
        RunRecord run = RunExamples.Mixed();
        Keep("20261122T000000Z-00000001", run with { Id = "before" });
        Keep("20261123T000000Z-00000001", run);
        Keep("20261124T000000Z-00000001", run with { Modes = [run.Modes[0] with { Result = run.Modes[0].Result with { Mode = PgoMode.NativeAot } }] });
        Directory.CreateDirectory(Path.Combine(_runs.FullName, "20261125T000000Z-00000001"));

        Pace pace = Pace.Latest(_runs.FullName, PgoMode.Dynamic);

        pace.Source.Should().Be($"run {run.Id}");
        pace.PairSeconds([SampleFactory.Scenario(new GainAbove(.1))]).Should().Be(3);
    }

    [Fact]
    public void Goes_by_a_typical_machine_before_the_first_run()
    {
        Pace pace = Pace.Latest(Path.Combine(_runs.FullName, "missing"), PgoMode.Dynamic);

        pace.Should().BeSameAs(Pace.Typical);
        pace.PairSeconds([SampleFactory.Scenario(new GainAbove(.1), Metric.Cold)]).Should().BeLessThan(1);
    }

    [Fact]
    public void A_regression_takes_as_long_as_the_scenario_that_it_repeats()
    {
        Keep("20261123T000000Z-00000001", RunExamples.Mixed());
        Scenario regression = SampleFactory.Scenario(new NotSlower()) with { Group = "regression", Case = "group/case" };

        Pace.Latest(_runs.FullName, PgoMode.Dynamic).PairSeconds([regression]).Should().Be(3);
    }

    [Fact]
    public void Shows_pairs_and_time_from_the_first_look_to_the_last()
    {
        Scenario scenario = SampleFactory.Scenario(new GainAbove(.1));
        ModeForecast forecast = ModeForecast.Of(PgoMode.Dynamic, [scenario, scenario with { Case = "other" }], Pace.Typical);

        string text = ForecastMarkdown.Render([forecast, forecast with { Mode = PgoMode.NativeAot, Obstacle = "no linker" }]);

        text.Should().Contain("| group      | case: gain > 10%, other: gain > 10% | 10 to 40 | 41 s to 3 min |")
            .And.Contain("## nativeaot: could not be measured\n\nno linker\n")
            .And.EndWith("Measuring would take 41 s to 3 min; nothing was built or measured.\n");
    }

    private void Keep(string id, RunRecord run) =>
        RunReports.Write(run, new RunFolder(Directory.CreateDirectory(Path.Combine(_runs.FullName, id)).FullName), Assert.Fail);
}
