namespace Inferno.PgoPerf.Tests.Repository;

public sealed class FolderImportsTests
{
    public static TheoryData<string> Projects =>
        [.. Directory.GetDirectories(RepositoryLayout.At("src")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_of_a_project_import_one_way(string project)
    {
        IReadOnlyList<SourceFile> files = SourceFile.ReadProject(project);

        files.Should().NotBeEmpty();
        string.Join('\n', new FolderImports(files).Circles()).Should().BeEmpty("a folder that imports another cannot serve it as well; move what both need to one of them, or to a third below them");
    }

    /// <summary>Imports are counted by namespace, so a file that names another would be counted where it does not lie.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_file_names_its_folder_as_its_namespace(string project) =>
        SourceFile.ReadProject(project)
            .Where(file => file.Namespace != file.Folder && !(file.Namespace.Length == 0 && file.Path.EndsWith("/Program.cs", StringComparison.Ordinal)))
            .Select(file => $"{file.Path} says namespace {file.Namespace}").Should().BeEmpty();

    [Fact]
    public void Folders_that_import_each_other_are_a_circle() =>
        Circles(("A", "using P.B;\nnamespace P.A;\nclass One;"), ("B", "using P.A;\nnamespace P.B;\nclass Two;"))
            .Should().Equal("P.A + P.B\n  P.A imports P.B in 0.cs\n  P.B imports P.A in 1.cs");

    [Fact]
    public void Folders_that_import_each_other_round_a_corner_are_a_circle() =>
        Folders(
            ("A", "using P.B;\nnamespace P.A;"),
            ("B", "using System;\nusing P.C;\nnamespace P.B;"),
            ("C", "using P.A;\nusing P.D;\nnamespace P.C;"),
            ("D", "namespace P.D;")).Should().Equal("P.A + P.B + P.C");

    [Fact]
    public void Two_circles_are_two() =>
        Folders(
            ("A", "using P.B;\nusing P.C;\nnamespace P.A;"),
            ("B", "using P.A;\nnamespace P.B;"),
            ("C", "using P.D;\nnamespace P.C;"),
            ("D", "using P.C;\nnamespace P.D;")).Should().Equal("P.A + P.B", "P.C + P.D");

    [Theory]
    [InlineData("using P.B;\nnamespace P.A;", "namespace P.B;\nclass Two { One? One; }")]
    [InlineData("namespace P.A;\nclass One;", "using P.A;\nnamespace P.B;\nclass Two;")]
    [InlineData("using P.B;\nnamespace P.A;\nclass One;", "namespace P.B;\n// using P.A;\nclass Two { string s = \"\"\"\nusing P.A;\n\"\"\"; }")]
    public void Folders_that_import_one_way_are_none(string a, string b) => Folders(("A", a), ("B", b)).Should().BeEmpty();

    [Fact]
    public void A_folder_imports_the_one_above_it_by_naming_its_types() =>
        Folders(
            ("", "using P.A;\nnamespace P;\npublic sealed record Above(int X);"),
            ("A", "namespace P.A;\nclass One { Above? above; }")).Should().Equal("P + P.A");

    [Fact]
    public void A_type_of_its_own_is_meant_before_one_above_of_the_same_name() =>
        Folders(
            ("", "using P.A;\nnamespace P;\nclass Name;"),
            ("A", "namespace P.A;\nclass Name { Name? other; int x => y.Above; /* Above */ string s = \"Above\"; }"),
            ("", "namespace P;\nenum Above { Name }")).Should().BeEmpty();

    [Theory]
    [InlineData("namespace P.B;\nclass Two { A.One? one; }")]
    [InlineData("namespace P.B;\nclass Two { object one = new P.A.One(); }")]
    [InlineData("using Other = P.A.One;\nnamespace P.B;\nclass Two;")]
    [InlineData("using static P.A.One;\nnamespace P.B;\nclass Two;")]
    [InlineData("global using P.A;\nnamespace P.B;\nclass Two { One? one; }")]
    public void A_qualified_name_an_alias_and_a_global_using_are_imports(string b) =>
        Folders(("A", "using P.B;\nnamespace P.A;\npublic readonly record struct One(int X);"), ("B", b)).Should().Equal("P.A + P.B");

    [Theory]
    [InlineData("class Name;")]
    [InlineData("public static partial class Name\n{")]
    [InlineData("internal readonly record struct Name(int X);")]
    [InlineData("public interface Name<T>\n{")]
    [InlineData("internal delegate Span<int> Name(int x);")]
    [InlineData("public enum Name\r\n{")]
    public void Knows_the_types_that_a_file_declares(string declaration) =>
        SourceFile.Parse("P/File.cs", $"namespace P;\n\n{declaration}").Types.Should().Equal("Name");

    private static IEnumerable<string> Folders(params (string Folder, string Text)[] files) =>
        new FolderImports(Parse(files)).Circles().Select(circle => string.Join(" + ", circle.Folders));

    private static IEnumerable<string> Circles(params (string Folder, string Text)[] files) =>
        new FolderImports(Parse(files)).Circles().Select(circle => circle.ToString());

    private static SourceFile[] Parse((string Folder, string Text)[] files) =>
        [.. files.Select((file, i) => SourceFile.Parse($"P/{(file.Folder.Length > 0 ? file.Folder + "/" : "")}{i}.cs", file.Text))];
}
