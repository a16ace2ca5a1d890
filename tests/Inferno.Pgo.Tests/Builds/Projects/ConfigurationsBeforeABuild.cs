using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Builds.Verification;

namespace Inferno.Pgo.Tests.Builds.Projects;

/// <summary>What a mode decides, what it cannot build, and that both are said before anything is built.</summary>
public sealed class ConfigurationsBeforeABuild
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(PgoMode.Dynamic, "PublishAot")]
    [InlineData(PgoMode.Dynamic, "PublishSingleFile")]
    [InlineData(PgoMode.ReadyToRun, "PublishTrimmed")]
    [InlineData(PgoMode.NativeAot, "PublishReadyToRun")]
    public async Task A_property_that_the_mode_decides_is_named_with_the_file(PgoMode mode, string property)
    {
        using ProjectCopy copy = new("01-publishaot/A.csproj");
        PgoConfig config = copy.Configure($$"""{ "{{property}}": "true" }""");

        Func<Task> build = () => new Builder(config).BuildAsync(mode, Cancellation);

        (await build.Should().ThrowAsync<BuildException>()).Which.Message.Should()
            .Be($"{config.File}: \"properties\": '{property}' is decided by mode {mode.Name()}; remove it there");
    }

    [Theory]
    [InlineData(PgoMode.Dynamic)]
    [InlineData(PgoMode.NativeAot)]
    public async Task A_committed_profile_is_not_let_into_the_baseline(PgoMode mode)
    {
        using ProjectCopy copy = new("14-docfile/A.csproj");
        PgoConfig config = copy.Configure("""{ "InfernoPGO": "true" }""");

        Func<Task> build = () => new Builder(config).BuildAsync(mode, Cancellation);

        (await build.Should().ThrowAsync<BuildException>()).Which.Message.Should()
            .Be($"{config.File}: \"properties\": 'InfernoPGO' would give the committed profile to the baseline too (INF1015); remove it there");
    }

    [Fact]
    public async Task Several_target_frameworks_are_answered_with_the_property_that_chooses()
    {
        using ProjectCopy copy = new("11-multitarget/A.csproj");
        PgoConfig config = copy.Configure();

        Func<Task> gather = () => BuildSources.GatherAsync(config, Cancellation);

        (await gather.Should().ThrowAsync<BuildException>()).Which.Message.Should().Contain("net8.0;net10.0").And.Contain(config.File)
            .And.EndWith("""
                "properties": { "TargetFramework": "net10.0" }
                """);
    }

    [Fact]
    public async Task A_project_that_makes_no_program_is_refused()
    {
        using ProjectCopy copy = new("10-netstandard-ref/L/L.csproj");

        Func<Task> gather = () => BuildSources.GatherAsync(copy.Configure(), Cancellation);

        (await gather.Should().ThrowAsync<BuildException>()).WithMessage("*makes no executable*OutputType is 'Library'*");
    }

    [Fact]
    public void An_output_that_holds_the_project_is_refused()
    {
        using ProjectCopy copy = new("14-docfile/A.csproj");
        PgoConfig config = copy.Configure(output: ".");

        FluentActions.Invoking(() => new Builder(config).Check(PgoMode.Dynamic)).Should().Throw<BuildException>().WithMessage("*\"output\"*");
    }

    [Fact]
    public void A_program_in_a_single_file_is_refused_with_the_way_to_a_project()
    {
        using TemporaryFolder folder = new();
        _ = folder.Write("app.cs", "System.Console.WriteLine();");
        PgoConfig config = PgoConfig.Load(folder.Write("pgo.json", """{ "project": "app.cs" }"""));

        FluentActions.Invoking(() => new Builder(config).Check(PgoMode.Dynamic)).Should().Throw<BuildException>().WithMessage("*app.cs is a source file*dotnet project convert*");
    }

    [Theory]
    [InlineData("08a-props-outputtype/A.csproj")]
    [InlineData("08c-sdk-version/A.csproj")]
    [InlineData("05-web-nests/W.csproj")]
    public async Task A_program_is_what_MSBuild_calls_one(string project)
    {
        using ProjectCopy copy = new(project);

        string written = await PgoConfigTemplate.WriteAsync(
            copy.PathOf(Path.GetFileName(project)), copy.PathOf("written.json"), Cancellation);

        PgoConfig.Load(written).Project.Should().Be(copy.PathOf(Path.GetFileName(project)));
    }

    [Fact]
    public async Task Native_compilation_is_asked_of_the_program_alone_and_against_its_own_word()
    {
        using ProjectCopy copy = new("10-netstandard-ref/A/A.csproj");
        _ = copy.Write("A.csproj", (await File.ReadAllTextAsync(copy.PathOf("A.csproj"), Cancellation)).Replace(
            "</PropertyGroup>", "<PublishAot>false</PublishAot></PropertyGroup>", StringComparison.Ordinal));
        string name = OwnFolders.NameOnCommandLine("PublishAot");
        PgoConfig config = copy.Configure($$"""{ "{{name}}": "true" }""");

        (await ProjectEvaluation.OfAsync(config, Cancellation)).Property("PublishAot").Should().Be("true");
        name.Should().NotBe("PublishAot", "a property of that name would reach the library for netstandard2.0, which refuses it");
    }

    [Fact]
    public void The_program_is_found_beside_another_one()
    {
        using TemporaryFolder folder = new();
        foreach (string name in (string[])["A", "B"])
        {
            _ = folder.Write($"{name}.dll", "");
            _ = folder.Write($"{name}.runtimeconfig.json", $$"""{ "of": "{{name}}" }""");
        }

        PublishedProgram.In(folder.Root, "B").Should().Be(Path.Combine(folder.Root, "B.dll"));
        BuildSnapshot.Of(folder.Root, "B").RuntimeConfig.Should().Contain("\"B\"");
        FluentActions.Invoking(() => PublishedProgram.In(folder.Root, "C")).Should().Throw<BuildException>().WithMessage("*C.dll*");
    }
}
