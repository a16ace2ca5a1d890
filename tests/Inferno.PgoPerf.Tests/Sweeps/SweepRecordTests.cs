using Inferno.Lab.Sweeps;
using Inferno.Measuring.Machines;
using Inferno.Measuring.Records;
using Inferno.Measuring.Suitability;
using Inferno.Pgo.Builds;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Tests.Sweeps;

public sealed class SweepRecordTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-sweep-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Ranks_the_gains_by_the_scores()
    {
        Sweep(Point(32, .12, .15), Point(64, .10, .12), Point(128, .05, .02), Point(256, .01, .05))
            .Modes[0].Correlation!.Correlation.Should().BeApproximately(.8, 1e-12);
    }

    [Fact]
    public void Has_no_correlation_while_widths_lack_their_pairs()
    {
        SweepRecord sweep = Sweep(
            Point(32, .12, .15), Point(64, .10, .12), Point(128, .05, .02), Point(256, .01, .05, pairs: 9));

        sweep.Modes[0].Correlation.Should().BeNull();
        sweep.Modes[0].Points[3].Gain.Should().BeNull();
        SweepMarkdown.Render(sweep).Should().Contain("Too few widths").And.Contain("| n/a ");
    }

    [Fact]
    public void A_width_measured_again_takes_the_place_of_what_was_known_of_it()
    {
        ModeSweep sweep = Mode(PgoMode.Dynamic, Point(64, .1, .1), Point(128, .1, .1)).With(Point(64, .1, .1, pairs: 20)).With(Point(32, .1, .1));

        sweep.Points.Select(point => (point.Hidden, point.Pairs.Count)).Should().Equal((32, 10), (64, 20), (128, 10));
    }

    [Fact]
    public void A_mode_measured_again_takes_the_place_of_what_was_known_of_it_and_of_no_other()
    {
        SweepRecord sweep = Sweep(Point(64, .1, .1))
            .With(Mode(PgoMode.NativeAot, Point(64, .1, .1)))
            .With(Mode(PgoMode.NativeAot, Point(64, .1, .1), Point(128, .1, .1)));

        sweep.Modes.Select(mode => (mode.Mode, mode.Points.Count)).Should().Equal((PgoMode.Dynamic, 1), (PgoMode.NativeAot, 2));
        sweep.Find(PgoMode.ReadyToRun).Should().BeNull();
    }

    [Fact]
    public void Each_mode_has_a_table_of_its_own() =>
        SweepMarkdown.Render(Sweep(Point(32, .12, .15)).With(Mode(PgoMode.NativeAot, Point(32, .12, .05))))
            .Should().MatchRegex(@"(?s)## dynamic.*\| 32 .*\+1[45].*Too few.*## nativeaot.*\| 32 .*\+[45]\.\d%");

    [Fact]
    public void Is_kept_with_its_table_and_found_again()
    {
        SweepFiles files = new(Path.Combine(_folder.FullName, "deep"));
        SweepRecord sweep = Sweep(Point(32, .12, .15));

        files.Load().Should().BeNull();
        files.Save(sweep);

        files.Load().Should().BeEquivalentTo(sweep);
        File.ReadAllText(files.Markdown).Should().Be(SweepMarkdown.Render(sweep));
        Directory.GetFiles(Path.GetDirectoryName(files.Json)!).Should().HaveCount(2);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"schemaVersion\": 2}")]
    public void A_damaged_file_is_refused_by_name(string text)
    {
        SweepFiles files = new(_folder.FullName);
        File.WriteAllText(files.Json, text);

        FluentActions.Invoking(files.Load).Should().Throw<RunFormatException>().WithMessage("*sweep.json*");
    }

    [Fact]
    public void Of_another_schema_is_refused()
    {
        SweepFiles files = new(_folder.FullName);
        files.Save(Sweep(Point(32, .1, .1)) with { SchemaVersion = 9 });

        FluentActions.Invoking(files.Load).Should().Throw<RunFormatException>().WithMessage("*schema version 9*");
    }

    [Fact]
    public void Its_table_holds_gain_and_score_of_every_width() =>
        SweepMarkdown.Render(Sweep(Point(32, .12, .15), Point(512, .01, 0)))
            .Should().MatchRegex(@"\| 32 .*\+1[45]\.\d% \[.*\| 12\.0 .*\n\| 512 .*\| 1\.0 ");

    private static SweepRecord Sweep(params SweepPoint[] points) => new()
    {
        Seed = 1,
        Machine = new MachineRecord("Debian", "X64", 2, ".NET 10.0.0"),
        Modes = [Mode(PgoMode.Dynamic, points)],
    };

    private static ModeSweep Mode(PgoMode mode, params SweepPoint[] points) => new(mode, "a digest", points);

    private static SweepPoint Point(int hidden, double score, double gain, int pairs = 10)
    {
        SplitMix64 noise = new((ulong)hidden);
        return new SweepPoint(hidden, new SuitabilityScore(1, 1, score, 0), [.. Enumerable.Range(0, pairs).Select(_ =>
            new SweepPair(PairOrder.BaselineFirst, .004 * (1 + (.001 * noise.NextUnit())), .004 * (1 - gain)))]);
    }
}
