using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Tests.Profiles;

namespace Inferno.Pgo.Tests.Builds.Projects;

/// <summary>Builds are stale where what MSBuild or a compiler reads has changed, and nowhere else.</summary>
public sealed class InputsOfABuild
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("12-linked-source/A/A.csproj", "../S/X.cs")]
    [InlineData("12c-reference-by-property/A/A.csproj", "../L/L.cs")]
    [InlineData("12c-reference-by-property/A/A.csproj", "../Directory.Build.props")]
    [InlineData("24-output-in-project/A/A.csproj", "../common.props")]
    [InlineData("10-analyzer/A/A.csproj", "../G/G.cs")]
    [InlineData("01-publishaot/A.csproj", "Program.cs")]
    public async Task A_file_counts_wherever_it_lies(string project, string input)
    {
        using ProjectCopy copy = new(project);
        PgoConfig config = copy.Configure();
        string before = await DigestAsync(config);

        await File.AppendAllTextAsync(copy.PathOf(input), "\n", Cancellation);

        (await DigestAsync(config)).Should().NotBe(before);
    }

    [Fact]
    public async Task A_constant_that_comes_from_a_property_of_the_configuration_counts()
    {
        using ProjectCopy copy = new("24-output-in-project/A/A.csproj");
        _ = copy.Write("../common.props", "<Project><PropertyGroup><DefineConstants>$(DefineConstants);$(Flavor)</DefineConstants></PropertyGroup></Project>");

        string plain = await DigestAsync(copy.Configure());
        string flavored = await DigestAsync(copy.Configure("""{ "Flavor": "SLOW" }"""));

        flavored.Should().NotBe(plain);
    }

    [Fact]
    public async Task An_assembly_that_is_referenced_by_its_path_counts()
    {
        using ProjectCopy copy = new("11-multitarget/A.csproj");
        _ = copy.Write("A.csproj", (await File.ReadAllTextAsync(copy.PathOf("A.csproj"), Cancellation)).Replace(
            "</Project>",
            """<ItemGroup><Reference Include="Lib"><HintPath>../lib/Lib.dll</HintPath></Reference></ItemGroup></Project>""",
            StringComparison.Ordinal));
        string assembly = copy.Write("../lib/Lib.dll", "one");
        PgoConfig config = copy.Configure("""{ "TargetFramework": "net10.0" }""");
        string before = await DigestAsync(config);

        await File.WriteAllTextAsync(assembly, "two", Cancellation);

        (await DigestAsync(config)).Should().NotBe(before);
    }

    [Theory]
    [InlineData("24-output-in-project/A/A.csproj", "out/pgo")]
    [InlineData("05-web-nests/W.csproj", "artifacts/pgo")]
    public async Task What_this_tool_writes_and_its_configuration_do_not_count_and_are_no_content(string project, string output)
    {
        using ProjectCopy copy = new(project);
        PgoConfig config = copy.Configure(output: output);
        string before = await DigestAsync(config);

        _ = copy.Write($"{output}/dynamic/baseline/appsettings.json", "{}");
        _ = copy.Write($"{output}/.dynamic.lock", "");
        _ = copy.Write("artifacts/report/report.json", "{}");

        (await DigestAsync(config)).Should().Be(before);
        (await ProjectEvaluation.OfAsync(config, Cancellation)).Files.Should().NotContain(config.File)
            .And.NotContain(file => file.StartsWith(copy.PathOf(output)) || file.StartsWith(copy.PathOf("artifacts")))
            .And.Contain(copy.PathOf("Program.cs"));
    }

    [Fact]
    public async Task A_committed_profile_and_its_record_do_not_count_and_are_no_content()
    {
        using ProjectCopy copy = new("05-web-nests/W.csproj");
        PgoConfig config = copy.Configure() with { Inputs = [copy.Folder] };
        string before = await DigestAsync(config);

        _ = copy.Write("W.mibc", "a profile");
        _ = copy.Write("W.mibc.json", "{}");
        string after = await DigestAsync(config);
        _ = copy.Write("W.json", "{}");

        after.Should().Be(before);
        (await DigestAsync(config)).Should().NotBe(before);
        (await ProjectEvaluation.OfAsync(config, Cancellation)).Files.Should().NotContain(copy.PathOf("W.mibc.json")).And.Contain(copy.PathOf("W.json"));
    }

    [Fact]
    public async Task Links_that_lead_round_or_nowhere_are_left_aside()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a right there");
        using ProjectCopy copy = new("13-links/A.csproj");
        PgoConfig config = copy.Configure();
        File.CreateSymbolicLink(copy.PathOf("dead.txt"), "nowhere.txt");
        File.CreateSymbolicLink(copy.PathOf("round.txt"), "round.txt");
        Directory.CreateSymbolicLink(copy.PathOf("loop"), ".");
        Directory.CreateDirectory(copy.PathOf("../data"));
        Directory.CreateSymbolicLink(copy.PathOf("../data/loop"), "..");

        string digest = await DigestAsync(config with { Inputs = [copy.PathOf("../data")] });

        digest.Should().NotBeEmpty();
    }

    [Fact]
    public async Task The_SDK_and_the_program_are_those_that_MSBuild_names()
    {
        using ProjectCopy copy = new("09-exe-ref/A/A.csproj");
        PgoConfig config = copy.Configure();

        BuildSources sources = await BuildSources.GatherAsync(config, Cancellation);

        sources.Program.Should().Be("A", "B is a program too, but it is referenced");
        sources.Sdk.Should().Be(await DotnetSdk.VersionAsync(copy.Folder, Cancellation));
        (await ProjectEvaluation.OfAsync(config, Cancellation)).Files.Should().Contain(copy.PathOf("../B/Program.cs"));
    }

    [Fact]
    public async Task A_project_that_MSBuild_cannot_read_is_answered_in_one_line()
    {
        using ProjectCopy copy = new("14-docfile/A.csproj");
        _ = copy.Write("A.csproj", """<Project Sdk="Microsoft.NET.Sdk"><Import Project="gone.props" /></Project>""");

        Func<Task> gather = () => BuildSources.GatherAsync(copy.Configure(), Cancellation);

        (await gather.Should().ThrowAsync<BuildException>()).Which.Message.Should()
            .StartWith("evaluating ").And.Contain("A.csproj(1,34): error MSB4019").And.NotContain("\n");
    }

    private static async Task<string> DigestAsync(PgoConfig config) => (await BuildSources.GatherAsync(config, Cancellation)).Digest;
}
