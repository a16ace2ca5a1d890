using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Tests.Fuzzing;

namespace Inferno.Pgo.Tests.Builds.Manifests;

public sealed class ManifestFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public ManifestFileTests()
    {
        _path = Path.Combine(_folder.Root, BuildManifest.FileName);
        ManifestFile.Save(ManifestExample.Dynamic, _path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_back_what_it_wrote() =>
        ManifestFile.Load(_path).Should().BeEquivalentTo(ManifestExample.Dynamic, options => options.Excluding(m => m.Digest));

    [Fact]
    public void Leaves_no_temporary_file() =>
        Directory.GetFiles(_folder.Root).Should().Equal(_path);

    [Fact]
    public void Refuses_a_value_changed_by_hand()
    {
        File.WriteAllText(_path, File.ReadAllText(_path).Replace("12.345", "11.345", StringComparison.Ordinal));

        Action load = () => ManifestFile.Load(_path);

        load.Should().Throw<ManifestException>().WithMessage("*digest*run inferno-pgo build --force");
    }

    [Fact]
    public void Refuses_another_schema()
    {
        ManifestFile.Save(ManifestExample.Dynamic with { SchemaVersion = 99 }, _path);

        Action load = () => ManifestFile.Load(_path);

        load.Should().Throw<ManifestException>().WithMessage("*schema version 99*");
    }

    [Fact]
    public void Refuses_a_file_cut_short_anywhere()
    {
        byte[] whole = File.ReadAllBytes(_path);
        for (int length = 0; length < whole.Length - 2; length += 17)
        {
            File.WriteAllBytes(_path, whole[..length]);

            Action load = () => ManifestFile.Load(_path);

            load.Should().Throw<ManifestException>($"{length} of {whole.Length} bytes are left");
        }
    }

    [Fact]
    public void Ten_thousand_damaged_manifests_end_in_a_manifest_or_a_refusal()
    {
        using ThreadLocal<string> copies = new(() => Path.Combine(_folder.Root, $"{Guid.NewGuid():N}.json"));

        DamagedCopies.Survive<ManifestException>(File.ReadAllBytes(_path), bytes =>
        {
            File.WriteAllBytes(copies.Value!, bytes);
            _ = ManifestFile.Load(copies.Value!);
        });
    }
}
