using Inferno.Measuring.Records;
using Inferno.Reporting;

namespace Inferno.PgoPerf.Tests.Reports;

public sealed class RunFolderTests : IDisposable
{
    private readonly DirectoryInfo _runs = Directory.CreateTempSubdirectory("inferno-runs-");

    public void Dispose() => _runs.Delete(recursive: true);

    [Fact]
    public void Is_named_after_the_moment_and_the_seed() =>
        Create().Id.Should().Be("20261123T210000Z-0000002a");

    [Fact]
    public void Is_numbered_where_a_run_of_the_same_second_has_the_same_seed()
    {
        Create();

        Create().Id.Should().Be("20261123T210000Z-0000002a-2");
        Create().Id.Should().Be("20261123T210000Z-0000002a-3");
    }

    [Fact]
    public void Holds_the_record_and_every_report_and_nothing_unfinished()
    {
        RunFolder folder = Create();

        RunReports.Write(RunExamples.Mixed(), folder, Assert.Fail);

        Directory.GetFiles(folder.Path).Select(Path.GetFileName).Should().BeEquivalentTo(
            "report.json", "report.html", "report.md", "summary.md", "samples.csv", "batches.csv", "metrics.csv");
    }

    [Fact]
    public void The_record_keeps_every_raw_sample()
    {
        RunFolder folder = Create();
        RunRecord run = RunExamples.Mixed();

        RunReports.Write(run, folder, Assert.Fail);

        RunJson.Read(folder.Record).Should().BeEquivalentTo(run, options => options.RespectingRuntimeTypes());
    }

    [Fact]
    public void A_record_of_another_schema_is_refused()
    {
        RunFolder folder = Create();
        File.WriteAllText(folder.Record, RunJson.Write(RunExamples.Mixed() with { SchemaVersion = 99 }));

        FluentActions.Invoking(() => RunJson.Read(folder.Record)).Should().Throw<RunFormatException>()
            .WithMessage("*report.json: found schema version 99, expected schema version 4*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"schemaVersion\": 2}")]
    [InlineData("{\"schemaVersion\": 2, \"id\": 3")]
    public void A_record_that_is_cut_or_foreign_is_refused(string json)
    {
        RunFolder folder = Create();
        File.WriteAllText(folder.Record, json);

        FluentActions.Invoking(() => RunJson.Read(folder.Record)).Should().Throw<RunFormatException>();
    }

    [Fact]
    public void Names_what_cannot_be_written_and_writes_the_rest()
    {
        RunFolder folder = Create();
        Directory.CreateDirectory(folder.Summary);
        Directory.CreateDirectory(folder.Record);
        List<string> warnings = [];

        RunReports.Write(RunExamples.Mixed(), folder, warnings.Add);

        warnings.Should().HaveCount(2).And.ContainMatch("*summary.md could not be written: *").And.ContainMatch("*report.json could not be written: *");
        File.Exists(folder.Page).Should().BeTrue();
        Directory.EnumerateFiles(folder.Path, "*.tmp").Should().BeEmpty();
    }

    private RunFolder Create() =>
        RunFolder.Create(_runs.FullName, new DateTimeOffset(2026, 11, 23, 21, 0, 0, TimeSpan.Zero), 42);
}
