using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Builds.Verification;

namespace Inferno.Pgo.Builds.Pins;

/// <summary>The reference builds, each in a folder that bears the digest of its content.</summary>
/// <param name="config">Whose builds they are; its output folder holds the store.</param>
public sealed class PinStore(PgoConfig config)
{
    private const int FewestDigits = 6;

    private readonly string _root = Path.Combine(config.Output, "pins");

    /// <summary>Copies the builds in <paramref name="modeDirectory"/>, manifest and profile included, and makes them their mode's reference.</summary>
    /// <param name="modeDirectory">Holds the builds and their manifest.</param>
    /// <param name="rebuilt">The pin that they are rebuilt from, if any.</param>
    /// <param name="cancellation">Ends the wait for git.</param>
    /// <exception cref="ManifestException">There are no builds.</exception>
    /// <exception cref="PinException">They fail their verification.</exception>
    public async Task<Pin> AddAsync(string modeDirectory, Pin? rebuilt, CancellationToken cancellation)
    {
        BuildManifest manifest = ManifestFile.Load(Path.Combine(modeDirectory, BuildManifest.FileName));
        RefuseForbidden(modeDirectory);
        string unfinished = ByteCopy.Make(modeDirectory, Path.Combine(_root, $".pinning-{Environment.ProcessId}"));
        Pin pin = new()
        {
            Digest = DigestOf(unfinished),
            PinnedAt = DateTimeOffset.UtcNow,
            Builds = RecordedBuilds.Of(manifest),
            Commit = rebuilt?.Commit ?? manifest.GitCommit,
            ConfigPath = rebuilt?.ConfigPath ?? await GitRepository.PathInAsync(config.File, cancellation),
            RebuiltFrom = rebuilt?.Digest,
        };
        PinFile.Write(pin, unfinished);
        FolderTree.Remove(FolderOf(pin.Digest));
        Directory.Move(unfinished, FolderOf(pin.Digest));
        return pin;
    }

    /// <summary>Everything in the store, the latest pin first, each checked against its digest.</summary>
    public IReadOnlyList<PinEntry> List() =>
        [.. Folders().Select(Check).OrderByDescending(entry => entry.Pin?.PinnedAt ?? DateTimeOffset.MinValue)];

    /// <summary>The pin that is the reference of <paramref name="mode"/>: the latest; <see langword="null"/> where there is none.</summary>
    public Pin? ReferenceOf(PgoMode mode) => Folders()
        .Select(folder => Check(folder, withContent: false).Pin)
        .Where(pin => pin?.Builds.Mode == mode.Name())
        .MaxBy(pin => pin!.PinnedAt);

    /// <summary>The builds of <paramref name="pin"/>, which are as they were pinned.</summary>
    /// <exception cref="PinException">They are not.</exception>
    public BuildResult Open(Pin pin)
    {
        string folder = FolderOf(pin.Digest);
        if (DamageOf(folder, pin) is { } damage)
        {
            throw new PinException(damage);
        }

        return new BuildResult(
            PgoModes.Find(pin.Builds.Mode)!.Value, folder, ManifestFile.Load(Path.Combine(folder, BuildManifest.FileName)), Reused: true);
    }

    /// <summary>Removes the pin whose digest begins with <paramref name="digits"/>, damaged or not, and returns its whole digest.</summary>
    /// <exception cref="PinException">None or several begin so, or the digits are too few.</exception>
    public string Remove(string digits)
    {
        string[] found = [.. Folders().Select(folder => Path.GetFileName(folder)!).Where(name => name.StartsWith(digits, StringComparison.Ordinal))];
        if (digits.Length < FewestDigits || found.Length != 1)
        {
            throw new PinException(
                $"'{digits}' names {found.Length} pins in {_root}, expected at least {FewestDigits} digits of one; see inferno-pgo pin --list");
        }

        FolderTree.Remove(FolderOf(found[0]));
        return found[0];
    }

    private static void RefuseForbidden(string modeDirectory)
    {
        Finding[] errors = [.. BuildVerifier.Verify(modeDirectory).Where(finding => finding.Severity == FindingSeverity.Error)];
        if (errors.Length > 0)
        {
            throw new PinException($"{modeDirectory} cannot be pinned: {string.Join(" ", errors.Select(error => error.ToString()))}");
        }
    }

    private static PinEntry Check(string folder) => Check(folder, withContent: true);

    private static PinEntry Check(string folder, bool withContent)
    {
        try
        {
            Pin pin = PinFile.Read(folder);
            return new PinEntry(pin.Digest, pin, withContent ? DamageOf(folder, pin) : null);
        }
        catch (PinException e)
        {
            return new PinEntry(Path.GetFileName(folder), null, e.Message);
        }
    }

    private static string? DamageOf(string folder, Pin pin) => !Directory.Exists(folder)
        ? $"{folder} is gone, expected the builds of pin {pin.ShortDigest()}; pin again"
        : DigestOf(folder) is var found && found == pin.Digest
            ? null
            : $"{folder}: its files have digest {found[..12]}, expected {pin.ShortDigest()}: they are not what was pinned; "
                + $"remove it with inferno-pgo pin --remove {pin.ShortDigest()} and pin again";

    private static string DigestOf(string folder) => SourceDigest.Of(
        folder,
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => file != Path.Combine(folder, Pin.FileName)));

    private IEnumerable<string> Folders() => Directory.Exists(_root)
        ? Directory.EnumerateDirectories(_root).Where(folder => Path.GetFileName(folder)[0] != '.')
        : [];

    private string FolderOf(string digest) => Path.Combine(_root, digest);
}
