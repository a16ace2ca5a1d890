using System.Text.Json;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.SelfCheck;

/// <summary>What docs/notebook/self-check.md says of runs on the real program.</summary>
public sealed class PublishedTable
{
    private static readonly IReadOnlyList<SelfCheckRun> Runs =
    [
        .. File.ReadLines(RepositoryLayout.At("tests", "fixtures", "selfcheck", "runs.jsonl"))
            .Select(line => JsonSerializer.Deserialize<SelfCheckRun>(line, SelfCheckFolder.Options)!)
            .OrderBy(run => run.Conditions.Case.Slowdown ?? 0)
            .ThenBy(run => run.Conditions.Mode)
            .ThenBy(run => run.Conditions.Loaded),
    ];

    [Fact]
    public void Is_made_of_the_kept_runs() =>
        File.ReadAllText(RepositoryLayout.At("docs", "notebook", "self-check.md")).Should().Contain(SelfCheckTable.Render(Runs));

    [Fact]
    public void Holds_at_least_twenty_runs_of_a_byte_copy_half_of_them_loaded()
    {
        SelfCheckRun[] copies = [.. Runs.Where(run => run.Conditions.Case.Slowdown is null)];

        copies.Count(run => run.Conditions.Loaded).Should().BeGreaterThanOrEqualTo(10);
        copies.Count(run => !run.Conditions.Loaded).Should().BeGreaterThanOrEqualTo(10);
    }
}
