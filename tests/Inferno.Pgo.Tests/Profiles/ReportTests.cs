using System.Text.Json;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Reports;
using Inferno.Pgo.Tests.Builds;

namespace Inferno.Pgo.Tests.Profiles;

public sealed class ReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static readonly Profile Sample = Profile.Of(
    [
        Samples.Profiled("Cold"),
        Samples.Profiled("Hot", [Samples.Count(3, 42), .. Samples.Histogram(9, "A", "B", "A")]),
    ]);

    public void Dispose() => _folder.Dispose();

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
    public void By_assembly_the_shares_of_the_weight_add_up() => ProfileText.ByAssembly(Profile.Of(
    [
        Samples.Profiled("Hot", [Samples.Count(3, 42)]),
        Samples.Profiled("Cold"),
    ])).Should().Be(" 100.00%      2 methods  App\n");

    [Fact]
    public void Assemblies_stand_in_the_order_of_their_weight()
    {
        IReadOnlyList<AssemblyWeight> weights = AssemblyWeight.Of(ProfileFixtures.Create(ProfileFixtures.BriefTrace, _folder).Profile);

        weights.Select(own => own.Percent).Should().BeInDescendingOrder();
        weights.Sum(own => own.Percent).Should().BeApproximately(100, 1e-6);
        weights.Select(own => own.Assembly).Should().Contain(["Shapes", "System.Private.CoreLib"]);
    }

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
