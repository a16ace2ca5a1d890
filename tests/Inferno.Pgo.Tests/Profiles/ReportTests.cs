using System.Text.Json;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Reports;

namespace Inferno.Pgo.Tests.Profiles;

public sealed class ReportTests
{
    private static readonly Profile Sample = Profile.Of(
    [
        Samples.Profiled("Cold"),
        Samples.Profiled("Hot", [Samples.Count(3, 42), .. Samples.Histogram(9, "A", "B", "A")]),
    ]);

    [Fact]
    public void Text_lists_the_heaviest_method_first_with_counts_and_dominant_types() =>
        ProfileText.Render(Sample).Should().Be(
            """
            2 methods
                        42 void [App]Space.Program::Hot()
                             block 3: 42
                             call 9: 3 sampled, 66.7% [App]Space.A
                         0 void [App]Space.Program::Cold()

            """);

    [Fact]
    public void Json_has_an_object_a_method()
    {
        using JsonDocument json = JsonDocument.Parse(ProfileJson.Render(Sample));

        JsonElement hot = json.RootElement.GetProperty("methods")[1];
        hot.GetProperty("weight").GetInt64().Should().Be(42);
        hot.GetProperty("calls")[0].GetProperty("dominant").GetString().Should().Be("[App]Space.A");
        hot.GetProperty("calls")[0].GetProperty("share").GetDouble().Should().Be(0.6667);
    }
}
