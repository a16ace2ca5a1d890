using Inferno.PgoPerf.Reports;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.Reports;

public sealed class SummaryMarkdownTests
{
    [Fact]
    public void Renders_the_approved_summary()
    {
        string approved = RepositoryLayout.At("tests", "Inferno.PgoPerf.Tests", "Reports", "summary.approved.md");

        SummaryMarkdown.Render(RunExamples.Mixed()).Should().Be(File.ReadAllText(approved));
    }
}
