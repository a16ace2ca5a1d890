using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Profiles.Mibc;
using Inferno.Pgo.Tests.Profiles;

namespace Inferno.Pgo.Tests.Builds.Projects;

/// <summary>Each project of the fixtures built for real, which takes about a minute a mode: run with <c>--explicit only</c>.</summary>
public sealed class BuildingEveryProject
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData("01-publishaot/A.csproj")]
    [InlineData("02-singlefile/A.csproj")]
    [InlineData("03-lockfile/A.csproj")]
    [InlineData("03c-locked-mode/A.csproj")]
    [InlineData("05-web-nests/W.csproj")]
    [InlineData("06-quickjit/A.csproj")]
    [InlineData("08a-props-outputtype/A.csproj")]
    [InlineData("08c-sdk-version/A.csproj", PgoMode.Dynamic)]
    [InlineData("09-exe-ref/A/A.csproj")]
    [InlineData("10-analyzer/A/A.csproj")]
    [InlineData("10-netstandard-ref/A/A.csproj")]
    [InlineData("12-linked-source/A/A.csproj")]
    [InlineData("12c-reference-by-property/A/A.csproj")]
    [InlineData("13-links/A.csproj")]
    [InlineData("14-docfile/A.csproj")]
    [InlineData("15a-outputpath/A/A.csproj")]
    [InlineData("24-output-in-project/A/A.csproj")]
    public async Task Verifies_in_each_mode_and_leaves_the_tree_as_it_was(string project, params PgoMode[] modes)
    {
        using ProjectCopy copy = new(project);
        PgoConfig config = copy.Configure();
        IReadOnlyList<string> before = copy.Tree(config.Output);
        Builder builder = new(config);

        foreach (PgoMode mode in modes.Length > 0 ? modes : PgoModes.All)
        {
            _ = await builder.EnsureAsync(mode, Cancellation);
            (await builder.VerifyAsync(mode, Cancellation)).Where(finding => finding.Id != "INF1021").Should().BeEmpty();
        }

        copy.Tree(config.Output).Should().Equal(before);
    }

    [Theory(Explicit = true)]
    [InlineData(PgoMode.Dynamic)]
    [InlineData(PgoMode.ReadyToRun)]
    public async Task Refuses_a_project_that_brings_a_profile_of_its_own(PgoMode mode)
    {
        using ProjectCopy copy = new("23-committed-profile/A.csproj");
        using TemporaryFolder traces = new();
        Directory.CreateDirectory(copy.PathOf("profile"));
        MibcWriter.Write(ProfileFixtures.Create(ProfileFixtures.Trace, traces).Profile, copy.PathOf("profile/A.mibc"));

        Func<Task> build = () => new Builder(copy.Configure()).BuildAsync(mode, Cancellation);

        (await build.Should().ThrowAsync<BuildRejectedException>()).Which.Findings
            .Should().Contain(finding => finding.Id == "INF1015" && finding.Cause.Contains("A.mibc"));
    }
}
