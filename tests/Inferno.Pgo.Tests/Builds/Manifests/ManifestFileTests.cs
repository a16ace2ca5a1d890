using Inferno.Pgo.Builds.Manifests;

namespace Inferno.Pgo.Tests.Builds.Manifests;

public sealed class ManifestFileTests : IDisposable
{
    private const int Mutations = 10_000;

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
    public void Answers_every_flipped_bit_with_a_manifest_or_a_typed_refusal()
    {
        byte[] whole = File.ReadAllBytes(_path);
        Random random = new(20261123);
        int refused = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] flipped = [.. whole];
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(_path, flipped);
            refused += Refuses() ? 1 : 0;
        }

        refused.Should().BeGreaterThan(Mutations / 2, "most bits of a manifest are under its digest");
    }

    private bool Refuses()
    {
        try
        {
            _ = ManifestFile.Load(_path);
            return false;
        }
        catch (ManifestException)
        {
            return true;
        }
    }
}
