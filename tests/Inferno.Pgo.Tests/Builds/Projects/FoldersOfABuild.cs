using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Builds.Sources;

namespace Inferno.Pgo.Tests.Builds.Projects;

/// <summary>Whatever a project says about where its build writes, ours writes into its own folder.</summary>
public sealed class FoldersOfABuild
{
    private static readonly string[] Written =
    [
        "BaseIntermediateOutputPath", "MSBuildProjectExtensionsPath", "IntermediateOutputPath", "OutputPath", "OutDir", "NuGetLockFilePath",
        "PackageOutputPath",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("03-lockfile/A.csproj")]
    [InlineData("03c-locked-mode/A.csproj")]
    [InlineData("14-docfile/A.csproj")]
    [InlineData("15a-outputpath/A/A.csproj")]
    [InlineData("05-web-nests/W.csproj")]
    public async Task Are_its_own(string project)
    {
        using ProjectCopy copy = new(project);

        ProjectEvaluation evaluation = await ProjectEvaluation.OfAsync(copy.Configure(), Cancellation);

        ShouldBeOwn(evaluation);
        evaluation.Property("RestoreLockedMode").Should().Be("false");
    }

    [Fact]
    public async Task Are_its_own_even_where_a_file_above_sets_them_all()
    {
        using ProjectCopy copy = new("15a-outputpath/A/A.csproj");
        _ = copy.Write(
            "../Directory.Build.props",
            """
            <Project><PropertyGroup>
              <UseArtifactsOutput>false</UseArtifactsOutput>
              <BaseIntermediateOutputPath>$(MSBuildThisFileDirectory)obj-of-mine/</BaseIntermediateOutputPath>
              <IntermediateOutputPath>$(MSBuildThisFileDirectory)tmp/</IntermediateOutputPath>
              <OutDir>$(MSBuildThisFileDirectory)out/</OutDir>
              <DocumentationFile>$(MSBuildThisFileDirectory)docs/A.xml</DocumentationFile>
              <ErrorLog>$(MSBuildThisFileDirectory)A.sarif</ErrorLog>
              <CompilerGeneratedFilesOutputPath>$(MSBuildThisFileDirectory)generated/</CompilerGeneratedFilesOutputPath>
            </PropertyGroup></Project>
            """);

        ProjectEvaluation evaluation = await ProjectEvaluation.OfAsync(copy.Configure(), Cancellation);

        ShouldBeOwn(evaluation, "DocumentationFile", "ErrorLog");
        Path.GetFileName(evaluation.Property("DocumentationFile")).Should().Be("A.xml");
        evaluation.Property("CompilerGeneratedFilesOutputPath").Should().NotContain(copy.Folder);
    }

    [Fact]
    public async Task Are_its_own_where_the_project_itself_moves_them_and_what_its_ordinary_build_left_is_no_source()
    {
        using ProjectCopy copy = new("14-docfile/A.csproj");
        _ = copy.Write("A.csproj", (await File.ReadAllTextAsync(copy.PathOf("A.csproj"), Cancellation)).Replace(
            "</PropertyGroup>",
            "<BaseIntermediateOutputPath>build/tmp/</BaseIntermediateOutputPath><OutputPath>build/out/</OutputPath><UseArtifactsOutput>false</UseArtifactsOutput></PropertyGroup>",
            StringComparison.Ordinal));
        _ = copy.Write("build/tmp/Release/net10.0/A.AssemblyInfo.cs", "[assembly: System.Reflection.AssemblyVersion(\"1.0\")]");
        _ = copy.Write("build/out/A.deps.json", "{}");

        ProjectEvaluation evaluation = await ProjectEvaluation.OfAsync(copy.Configure(), Cancellation);

        ShouldBeOwn(evaluation);
        evaluation.Files.Should().NotContain(file => file.StartsWith(copy.PathOf("build"))).And.Contain(copy.PathOf("Program.cs"));
    }

    private static void ShouldBeOwn(ProjectEvaluation evaluation, params string[] more) =>
        Written.Concat(more).Where(name => !evaluation.Property(name).StartsWith(evaluation.Property("ArtifactsPath"), StringComparison.Ordinal))
            .Select(name => $"{name} = {evaluation.Property(name)}").Should().BeEmpty();
}
