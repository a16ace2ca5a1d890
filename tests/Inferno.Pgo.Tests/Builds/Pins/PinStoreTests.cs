using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Pins;

namespace Inferno.Pgo.Tests.Builds.Pins;

public sealed class PinStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PinnableBuilds _builds;
    private readonly PinStore _store;

    public PinStoreTests()
    {
        _builds = new PinnableBuilds(_folder);
        _store = new PinStore(_builds.Config);
    }

    private string Root => Path.Combine(_builds.Config.Output, "pins");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Keeps_a_copy_of_the_builds_with_their_manifest_under_the_digest_of_their_content()
    {
        Pin pin = await PinAsync("one", commit: new string('c', 40));
        Directory.Delete(_builds.Directory, recursive: true);

        BuildResult opened = _store.Open(pin);

        Directory.EnumerateDirectories(Root).Select(Path.GetFileName).Should().Equal(pin.Digest);
        new FileInfo(Path.Combine(opened.PgoDirectory, "app.dll")).Length.Should().Be("one".Length);
        opened.Manifest.GitCommit.Should().Be(pin.Commit).And.Be(new string('c', 40));
        pin.Builds.Should().BeEquivalentTo(RecordedBuilds.Of(opened.Manifest));
    }

    [Fact]
    public async Task The_latest_pin_of_a_mode_is_its_reference_until_it_is_removed()
    {
        Pin first = await PinAsync("one");
        Pin second = await PinAsync("two");

        _store.ReferenceOf(PgoMode.Dynamic)!.Digest.Should().Be(second.Digest).And.NotBe(first.Digest);
        _store.ReferenceOf(PgoMode.NativeAot).Should().BeNull();
        _store.Remove(second.ShortDigest()).Should().Be(second.Digest);
        _store.ReferenceOf(PgoMode.Dynamic)!.Digest.Should().Be(first.Digest);
    }

    [Fact]
    public async Task The_same_builds_pinned_again_are_one_pin_and_become_the_reference_again()
    {
        Pin first = await PinAsync("one");
        Pin second = await PinAsync("two");

        Pin again = await PinAsync("one");

        again.Digest.Should().Be(first.Digest);
        _store.List().Select(entry => entry.Folder).Should().Equal(first.Digest, second.Digest);
    }

    [Theory]
    [InlineData("other bytes", "pgo/app.dll")]
    [InlineData("an added file", "pgo/new.dll")]
    [InlineData("another manifest", "manifest.json")]
    public async Task Refuses_a_pin_that_is_not_what_was_pinned(string content, string file)
    {
        Pin pin = await PinAsync("one");
        Write(pin, file, content);

        _store.Invoking(store => store.Open(pin)).Should().Throw<PinException>()
            .WithMessage($"*{pin.Digest}: its files have digest*expected {pin.ShortDigest()}: they are not what was pinned; remove it*");
        _store.List().Should().ContainSingle().Which.Damage.Should().Contain("not what was pinned");
    }

    [Fact]
    public async Task Refuses_a_pin_that_is_gone()
    {
        Pin pin = await PinAsync("one");
        Directory.Delete(Path.Combine(Root, pin.Digest), recursive: true);

        _store.Invoking(store => store.Open(pin)).Should().Throw<PinException>().WithMessage("*is gone*");
    }

    [Theory]
    [InlineData("no pin")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task Lists_what_cannot_be_read_and_takes_it_for_nobodys_reference(string text)
    {
        Pin pin = await PinAsync("one");
        Write(pin, Pin.FileName, text);

        _store.List().Should().ContainSingle().Which.Damage.Should().Contain(Pin.FileName).And.Contain("pin --remove");
        _store.ReferenceOf(PgoMode.Dynamic).Should().BeNull();
        _store.Remove(pin.ShortDigest());
        _store.List().Should().BeEmpty();
    }

    [Fact]
    public async Task Refuses_builds_that_fail_their_verification()
    {
        _builds.Make();
        _folder.Write(Path.Combine(_builds.Directory, "pgo", "app.dll"), "damaged");

        await _store.Invoking(store => store.AddAsync(_builds.Directory, null, TestContext.Current.CancellationToken))
            .Should().ThrowAsync<PinException>().WithMessage("*cannot be pinned: INF1005*");
        Directory.Exists(Root).Should().BeFalse();
    }

    [Fact]
    public async Task Says_that_there_are_no_builds() =>
        await _store.Invoking(store => store.AddAsync(_builds.Directory, null, TestContext.Current.CancellationToken))
            .Should().ThrowAsync<ManifestException>().WithMessage("*run inferno-pgo build*");

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("000000")]
    public async Task Removes_nothing_that_is_not_clearly_named(string digits)
    {
        await PinAsync("one");

        _store.Invoking(store => store.Remove(digits)).Should().Throw<PinException>().WithMessage($"'{digits}' names * pins*");
        _store.List().Should().ContainSingle();
    }

    private void Write(Pin pin, string file, string text) => _folder.Write(Path.Combine(Root, pin.Digest, file), text);

    private Task<Pin> PinAsync(string library, string? commit = null) =>
        _store.AddAsync(_builds.Make(library, commit), null, TestContext.Current.CancellationToken);
}
