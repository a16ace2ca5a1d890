using System.Text.RegularExpressions;
using Inferno.Inference.Managed;
using Inferno.Inference.Operators;
using Inferno.Inference.Tests.Models;

namespace Inferno.Inference.Tests.Operators;

/// <summary>All that is known of an operator is in its class: no other source asks which operator it has before it.</summary>
public sealed class OperatorsInOnePlace
{
    private static readonly string Sources = Path.Combine(FixtureModel.Repository, "src", "Inferno.Inference");

    // Their words are a tokenizer's, a sampler's, or those of a graph that they write for ONNX Runtime: they read none.
    private static readonly string[] FoldersWithoutGraphs = ["Tokenization", "Generation", "Loading", "Models", "OnnxRuntime"];

    private static readonly string[] Classes =
        [.. typeof(Operator).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Operator))).Select(type => type.Name.Split('`')[0])];

    [Fact]
    public void No_source_but_the_table_names_an_operator()
    {
        string[] sources = [.. Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories).Where(IsOfGraphs)];

        sources.Should().Contain(path => path.EndsWith("PlanBuilder.cs", StringComparison.Ordinal));
        sources.Where(path => Path.GetFileName(path) != "OperatorTable.cs")
            .SelectMany(path => Named(File.ReadAllText(path)).Select(name => $"{Path.GetFileName(path)} asks for {name}")).Should().BeEmpty();
    }

    [Fact]
    public void No_source_outside_their_folder_asks_for_the_class_of_an_operator() =>
        Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories)
            .Where(path => IsOfGraphs(path) && Path.GetFileName(Path.GetDirectoryName(path)) != "Operators")
            .SelectMany(path => Tested(File.ReadAllText(path)).Select(name => $"{Path.GetFileName(path)} asks for {name}")).Should().BeEmpty();

    [Theory]
    [InlineData("node.OperatorType switch { \"Concat\" => 1, _ => 0 }", "Concat")]
    [InlineData("if (node.OperatorType == \"com.microsoft.MatMulNBits\")", "com.microsoft.MatMulNBits")]
    public void Finds_a_source_that_names_one(string source, string name) => Named(source).Should().Equal(name);

    [Theory]
    [InlineData("if (node.Operator is PackedMatMul product)", "PackedMatMul")]
    [InlineData("node is { Operator: PackedMatMul product }", "PackedMatMul")]
    [InlineData("case Concat concat:", "Concat")]
    [InlineData("_nodes.Add(new Reshape(attributes))", "Reshape")]
    [InlineData("((MatMul)node.Operator).Run(call)", "MatMul")]
    public void Finds_a_source_that_asks_for_a_class(string source, string name) => Tested(source).Should().Equal(name);

    [Fact]
    public void Takes_a_method_of_the_same_name_for_what_it_is() =>
        Tested("Enumerable.Range(0, 3).Where(i => i > 0).Concat(rest); text.Split(','); Split(axis)").Should().BeEmpty();

    private static bool IsOfGraphs(string path) =>
        !FoldersWithoutGraphs.Contains(Path.GetRelativePath(Sources, path).Split(Path.DirectorySeparatorChar)[0]) && !path.Contains("/obj/", StringComparison.Ordinal);

    private static IEnumerable<string> Named(string source) =>
        Regex.Matches(WithoutComments(source), "\"([^\"\\s]+)\"").Select(match => match.Groups[1].Value).Where(ManagedEngine.SupportedOperators.Contains);

    private static IEnumerable<string> Tested(string source) =>
        Regex.Matches(WithoutComments(source), @"(?:\b(?:is|not|as|new|case|or|and|Operator:)\s+|\(\(|typeof\(|<)([A-Z]\w*)\b").Select(match => match.Groups[1].Value).Where(Classes.Contains);

    private static string WithoutComments(string source) => Regex.Replace(source, "//.*", "");
}
