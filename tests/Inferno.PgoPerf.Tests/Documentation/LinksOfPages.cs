using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.Documentation;

public sealed class LinksOfPages
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(RepositoryLayout.Root, "*.md")
            .Concat(Directory.EnumerateFiles(RepositoryLayout.At("docs"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(RepositoryLayout.Root, file)),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Lead_to_files_and_headings_that_are_there(string page)
    {
        Page read = new(RepositoryLayout.At(page));

        read.Links.Where(link => !read.Resolves(link)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("findings.md#no-such-heading")]
    [InlineData("#no-such-heading")]
    [InlineData("no-such-page.md")]
    public void To_what_is_not_there_are_seen(string link) => Statistics.Resolves(link).Should().BeFalse();

    [Theory]
    [InlineData("#the-four-words")]
    [InlineData("when-pgo-pays.md#what-the-heap-looks-like-before-its-first-collection")]
    [InlineData("images")]
    public void To_what_is_there_resolve(string link) => Statistics.Resolves(link).Should().BeTrue();

    private static Page Statistics { get; } = new(RepositoryLayout.At("docs", "statistics.md"));
}
