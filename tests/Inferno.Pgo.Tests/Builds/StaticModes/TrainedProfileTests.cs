using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Builds.Training;

namespace Inferno.Pgo.Tests.Builds.StaticModes;

public sealed class TrainedProfileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _profile;

    public TrainedProfileTests()
    {
        _profile = _folder.Write(StaticPair.ProfileName, "a profile");
        TrainedProfile.SaveRecord(StaticPair.Evidence.Training with { Digest = Digest.OfFile(_profile) }, _folder.Root);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Is_found_where_it_is_as_it_was_written() => TrainedProfile.Find(_folder.Root)!.Path.Should().Be(_profile);

    [Fact]
    public void Is_not_found_where_its_bytes_changed()
    {
        File.AppendAllText(_profile, "x");
        TrainedProfile.Find(_folder.Root).Should().BeNull();
    }

    [Fact]
    public void Is_not_found_where_another_lies_beside_it_that_the_compiler_would_take_too()
    {
        _ = _folder.Write("foreign.mibc", "another");
        TrainedProfile.Find(_folder.Root).Should().BeNull();
    }

    [Fact]
    public void Is_not_found_where_its_record_is_damaged()
    {
        _ = _folder.Write("training.json", "{");
        TrainedProfile.Find(_folder.Root).Should().BeNull();
    }

    [Fact]
    public void Its_key_depends_on_sources_SDK_runs_inputs_and_properties_but_not_on_the_checkouts_place()
    {
        string input = _folder.Write("inputs/model.bin", "weights");
        PgoConfig config = Config(_folder.Root, input, "--tokens", "8");
        BuildSources sources = new("sources", "10.0.100", "App");
        string key = ProfileStore.KeyOf(config, sources);
        using TemporaryFolder elsewhere = new();
        string copy = elsewhere.Write("inputs/model.bin", "weights");

        ProfileStore.KeyOf(Config(elsewhere.Root, copy, "--tokens", "8"), sources).Should().Be(key);
        ProfileStore.KeyOf(config, sources with { Digest = "others" }).Should().NotBe(key);
        ProfileStore.KeyOf(config, sources with { Sdk = "10.0.101" }).Should().NotBe(key);
        ProfileStore.KeyOf(Config(_folder.Root, input, "--tokens", "9"), sources).Should().NotBe(key);
        ProfileStore.KeyOf(config with { Properties = new Dictionary<string, string> { ["A"] = "b" } }, sources).Should().NotBe(key);
        File.AppendAllText(input, "changed");
        ProfileStore.KeyOf(config, sources).Should().NotBe(key);
    }

    private static PgoConfig Config(string root, string input, params string[] arguments) => new(
        Path.Combine(root, "pgo.json"),
        root,
        Path.Combine(root, "App.csproj"),
        Path.Combine(root, "artifacts"),
        new Dictionary<string, string>(),
        [],
        new TrainingConfig([input], [new TrainingScenario("short", arguments)]));
}
