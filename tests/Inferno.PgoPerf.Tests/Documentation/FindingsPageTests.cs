using System.Text.RegularExpressions;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Verification;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.Documentation;

public sealed partial class FindingsPageTests
{
    private static readonly string[] Rows =
        [.. File.ReadLines(RepositoryLayout.At("docs", "findings.md")).Where(line => line.StartsWith("| INF", StringComparison.Ordinal))];

    public static TheoryData<string> Ids => [.. FindingCatalogue.All.Select(finding => finding.Id)];

    [Fact]
    public void Every_finding_has_an_id_of_its_own() =>
        FindingCatalogue.All.Select(finding => finding.Id).Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(40);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Names_the_severity_and_the_next_step_that_the_code_gives(string id)
    {
        Finding finding = FindingCatalogue.All.Single(each => each.Id == id);
        string severity = finding.Severity == FindingSeverity.Error ? "error" : "warning";

        Rows.Should().ContainSingle(row => row.StartsWith($"| {id} | {severity} | ", StringComparison.Ordinal))
            .Which.Should().MatchRegex($@" \| {AnyArgument(finding.NextStep)} \|$");
    }

    [Fact]
    public void Names_no_finding_that_the_code_cannot_make() =>
        Rows.Select(row => row.Split(' ')[1]).Should().BeEquivalentTo(FindingCatalogue.All.Select(finding => finding.Id).Union(OfThePackage()));

    // A next step that a caller says in part, such as a mode's class, is any text there.
    private static string AnyArgument(string nextStep) => Regex.Escape(nextStep).Replace("…", "[^|]+", StringComparison.Ordinal);

    // Its targets make findings of their own, and so know no catalogue.
    private static IEnumerable<string> OfThePackage() => Directory
        .EnumerateFiles(RepositoryLayout.At("src", "Inferno.Pgo.Build"))
        .Concat(Directory.EnumerateFiles(RepositoryLayout.At("src", "Inferno.Pgo.Build", "build")))
        .SelectMany(file => Id().Matches(File.ReadAllText(file)).Select(match => match.Value))
        .Distinct();

    [GeneratedRegex("INF[0-9]{4}")]
    private static partial Regex Id();
}
