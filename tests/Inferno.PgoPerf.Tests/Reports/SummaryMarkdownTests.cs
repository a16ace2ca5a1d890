using Inferno.PgoPerf.Tests.Repository;
using Inferno.Reporting.Markdown;

namespace Inferno.PgoPerf.Tests.Reports;

public sealed class SummaryMarkdownTests
{
    [Fact]
    public void Renders_the_approved_summary()
    {
        string approved = RepositoryLayout.At("tests", "Inferno.PgoPerf.Tests", "Reports", "summary.approved.md");
        string summary = SummaryMarkdown.Render(RunExamples.Mixed());
        if (Environment.GetEnvironmentVariable("INFERNO_WRITE_DOCS") == "1")
        {
            File.WriteAllText(approved, summary);
        }

        summary.Should().Be(File.ReadAllText(approved), "after a wanted change: run this test with INFERNO_WRITE_DOCS=1, read what it wrote, and commit");
    }
}
