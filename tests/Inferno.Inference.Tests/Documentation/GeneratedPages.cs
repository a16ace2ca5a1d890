using Inferno.Inference.Tests.Models;

namespace Inferno.Inference.Tests.Documentation;

public sealed class GeneratedPages
{
    private const string WriteVariable = "INFERNO_WRITE_DOCS";

    public static TheoryData<string> Names => [.. Pages.Keys];

    private static readonly Dictionary<string, Func<string>> Pages = new()
    {
        ["operators.md"] = OperatorPage.Render,
        ["models.md"] = ModelPage.Render,
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Are_what_the_code_gives(string name)
    {
        string path = Path.Combine(FixtureModel.Repository, "docs", name);
        string page = Pages[name]();
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            await File.WriteAllTextAsync(path, page, TestContext.Current.CancellationToken);
        }

        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n")
            .Should().Be(page, "the page is generated: run this test with {0}=1 and commit", WriteVariable);
    }
}
