using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Tests.Repository;

/// <summary>A C# file, as far as it says what it declares and what it imports.</summary>
/// <param name="Path">Relative to src, with slashes.</param>
/// <param name="Namespace">What it names as its own; empty where it has only top-level statements.</param>
/// <param name="Code">Its text without comments and without what strings hold.</param>
public sealed partial record SourceFile(string Path, string Namespace, string Code)
{
    /// <summary>The namespace that belongs to the folder it lies in.</summary>
    public string Folder { get; } = Path[..Path.LastIndexOf('/')].Replace('/', '.');

    /// <summary>Types that it declares, those inside others left aside.</summary>
    public IReadOnlyList<string> Types { get; } = [.. TypeDeclaration().Matches(Code).Select(match => match.Groups["name"].Value)];

    /// <summary>Namespaces of its own <c>using</c> lines.</summary>
    public IReadOnlyList<string> Usings { get; } = Imported(Code, "");

    /// <summary>Namespaces that it imports for the whole project.</summary>
    public IReadOnlyList<string> GlobalUsings { get; } = Imported(Code, "global ");

    /// <summary>Capitalised words that follow no dot, so that they may be types of a namespace in sight.</summary>
    public IReadOnlySet<string> Words { get; } = Word().Matches(Code).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>Pairs such as <c>Kernels.Softmax</c>, which name a type by the end of its namespace.</summary>
    public IReadOnlySet<string> QualifiedWords { get; } = Qualified().Matches(Code)
        .Select(match => $"{match.Groups["left"].Value}.{match.Groups["right"].Value}").ToHashSet(StringComparer.Ordinal);

    public static SourceFile Parse(string path, string text)
    {
        string code = CommentOrString().Replace(text, match => match.Value[0] == '/' ? " " : "\"\"");
        return new SourceFile(path, NamespaceLine().Match(code).Groups["name"].Value, code);
    }

    /// <summary>Reads what src holds of one project, build outputs left aside.</summary>
    public static IReadOnlyList<SourceFile> ReadProject(string project) =>
    [
        .. Directory.EnumerateFiles(RepositoryLayout.At("src", project), "*.cs", SearchOption.AllDirectories)
            .Select(file => (Full: file, Relative: System.IO.Path.GetRelativePath(RepositoryLayout.At("src"), file).Replace('\\', '/')))
            .Where(file => !file.Relative.Split('/').Any(part => part is "bin" or "obj"))
            .OrderBy(file => file.Relative, StringComparer.Ordinal)
            .Select(file => Parse(file.Relative, File.ReadAllText(file.Full))),
    ];

    private static IReadOnlyList<string> Imported(string code, string kind) =>
        [.. UsingLine().Matches(code).Where(match => match.Groups["kind"].Value == kind).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|(?<q>"{3,}).*?\k<q>|@\$?"(?:""|[^"])*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'""", RegexOptions.Singleline)]
    private static partial Regex CommentOrString();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(?<kind>(?:global )?)using (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"^(?:[a-z]+ )*(?:(?:class|struct|record|interface|enum) |delegate \S[^(;={]*? )(?<name>[A-Z]\w*)\s*[<({:;\r\n]", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"(?<![.\w])[A-Z]\w*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?<left>[A-Z]\w*)(?=\.(?<right>[A-Z]\w*))")]
    private static partial Regex Qualified();
}
