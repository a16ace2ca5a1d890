using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Pgo.Tests.Builds;

public sealed class StaticAssetDatesTests : IDisposable
{
    private const string Name = "W.staticwebassets.endpoints.json";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Are_the_same_in_lists_that_were_written_at_different_times_and_nothing_else_changes()
    {
        string first = Level("Sat, 28 Nov 2026 15:25:42 GMT", "abc");
        string later = Level("Sat, 28 Nov 2026 15:26:38 GMT", "abc");
        string other = Level("Sat, 28 Nov 2026 15:26:38 GMT", "xyz");

        later.Should().Be(first).And.NotContain("2026").And.Contain("\"ETag\",\"Value\":\"abc\"");
        other.Should().NotBe(first);
    }

    [Fact]
    public void Of_other_files_are_left_alone()
    {
        const string text = """{"Name":"Last-Modified","Value":"Sat, 28 Nov 2026 15:25:42 GMT"}""";
        string file = _folder.Write("appsettings.json", text);

        StaticAssetDates.Level(_folder.Root);

        File.ReadAllText(file).Should().Be(text);
    }

    private string Level(string date, string tag)
    {
        string file = _folder.Write(
            Name,
            $$"""{"Endpoints":[{"Route":"app.css","ResponseHeaders":[{"Name":"Last-Modified","Value":"{{date}}"},{"Name":"ETag","Value":"{{tag}}"}]}]}""");
        StaticAssetDates.Level(_folder.Root);
        return File.ReadAllText(file);
    }
}
