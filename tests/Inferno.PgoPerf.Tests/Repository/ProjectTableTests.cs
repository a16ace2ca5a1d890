using System.Xml.Linq;

namespace Inferno.PgoPerf.Tests.Repository;

public sealed class ProjectTableTests
{
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        ["eng/fixtures/RandomLlama"] = ["Inferno.Inference", "Inferno.Statistics"],
        ["src/Inferno.ConcurrentInference"] = ["Inferno.Inference", "Inferno.Measured"],
        ["src/Inferno.Inference"] = [],
        ["src/Inferno.Pgo"] = [],
        ["src/Inferno.Measured"] = [],
        ["src/Inferno.Pgo.Build"] = [],
        ["src/Inferno.Pgo.Tool"] = ["Inferno.History", "Inferno.Lab", "Inferno.Measuring", "Inferno.Pgo", "Inferno.Reporting"],
        ["src/Inferno.Measuring"] = ["Inferno.Pgo", "Inferno.Statistics"],
        ["src/Inferno.History"] = ["Inferno.Measuring"],
        ["src/Inferno.Reporting"] = ["Inferno.History", "Inferno.Measuring"],
        ["src/Inferno.Lab"] = ["Inferno.Measuring", "Inferno.Reporting"],
        ["src/Inferno.PgoPerf"] = ["Inferno.History", "Inferno.Measuring", "Inferno.Reporting"],
        ["src/Inferno.Statistics"] = [],
        ["samples/ConvertJson"] = ["Inferno.Measured"],
        ["samples/MaskTokens"] = ["Inferno.Measured"],
        ["samples/RenderMarkdown"] = ["Inferno.Measured"],
        ["samples/ReportSales"] = ["Inferno.Measured"],
        ["samples/RunScript"] = ["Inferno.Measured"],
        ["samples/ServeRequests"] = ["Inferno.Measured"],
        ["samples/TokenizeText"] = ["Inferno.Measured"],
        ["tests/Inferno.Inference.Tests"] = ["Inferno.Inference", "RandomLlama"],
        ["tests/Inferno.Measured.Tests"] = ["Inferno.Measured"],
        ["tests/Inferno.Pgo.Build.Tests"] = ["Inferno.Pgo.Build"],
        ["tests/Inferno.Pgo.Tests"] = ["Inferno.Pgo"],
        ["tests/Inferno.Pgo.Tool.Tests"] = ["Inferno.Pgo"],
        ["tests/Inferno.PgoPerf.Tests"] = ["Inferno.Lab", "Inferno.PgoPerf"],
        ["tests/Inferno.Statistics.Tests"] = ["Inferno.Statistics"],
        ["tests/fixtures/programs/DummyChild"] = [],
        ["tests/fixtures/programs/CountWords"] = ["Inferno.Measured"],
        ["tests/fixtures/programs/Endless"] = [],
        ["tests/fixtures/programs/JournaledRun"] = ["Inferno.Measuring"],
        ["tests/fixtures/programs/ScriptedInference"] = [],
        ["tests/fixtures/programs/Shapes"] = [],
        ["tests/fixtures/programs/Talkative"] = ["Inferno.Measured"],
        ["tests/fixtures/programs/WrittenTime"] = [],
        ["tests/fixtures/programs/SlowedInference"] = ["Inferno.Inference", "Inferno.Measured"],
    };

    [Fact]
    public void Every_project_references_what_the_table_allows_and_nothing_else() =>
        Describe(ProjectFile.ReadAll()).Should().Equal(Describe(Table.Select(row => new ProjectFile(row.Key, row.Value))));

    [Fact]
    public void A_reference_beyond_the_table_is_seen() =>
        Parse("""<ProjectReference Include="../Inferno.Inference/Inferno.Inference.csproj" />""")
            .References.Should().Equal("Inferno.Inference");

    [Fact]
    public void A_reference_for_build_order_is_no_reference_to_code() =>
        Parse("""<ProjectReference Include="../A/A.csproj" ReferenceOutputAssembly="false" />""")
            .References.Should().BeEmpty();

    [Fact]
    public void The_solution_holds_every_project_but_the_spawned_ones_and_the_samples()
    {
        string solution = File.ReadAllText(RepositoryLayout.At("Inferno.sln"));
        IEnumerable<string> missing = ProjectFile.ReadAll()
            .Select(project => project.Path)
            .Where(path => !path.StartsWith("tests/fixtures/", StringComparison.Ordinal))
            .Where(path => !path.StartsWith("samples/", StringComparison.Ordinal))
            .Where(path => !solution.Contains(path.Replace('/', '\\') + '\\', StringComparison.Ordinal));

        missing.Should().BeEmpty();
    }

    private static ProjectFile Parse(string items) =>
        ProjectFile.Parse("src/X/X.csproj", XDocument.Parse($"<Project><ItemGroup>{items}</ItemGroup></Project>"));

    private static IEnumerable<string> Describe(IEnumerable<ProjectFile> projects) =>
        projects.Select(project => $"{project.Path} -> {string.Join(", ", project.References)}")
            .Order(StringComparer.Ordinal);
}
