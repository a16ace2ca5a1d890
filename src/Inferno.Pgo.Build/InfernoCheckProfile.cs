using System.Globalization;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Committed;
using Inferno.Pgo.Profiles.Mibc;
using Inferno.Pgo.Profiles.Staleness;
using Microsoft.Build.Framework;

namespace Inferno.Pgo.Build;

/// <summary>
/// Before the compiler runs: the committed profile is the one that its record describes, is of this program, and is of its code as it is
/// now. Copies it to a name that its content decides, so that a build which compiled with another profile is not taken for up to date; types that
/// are named after the folder of their source have the names of this folder in the copy.
/// </summary>
public sealed class InfernoCheckProfile : ProfileTask
{
    private const int NameDigits = 16;

    /// <summary>The program's assembly and its libraries, as they were compiled to IL.</summary>
    [Required]
    public ITaskItem[] Assemblies { get; set; } = [];

    /// <summary>The largest share of the profile's weight in the program that may be in methods which changed, 0 to 100.</summary>
    [Required]
    public double MostStalePercent { get; set; }

    /// <summary>The least share of the profile's weight with which an assembly of the framework is compiled anew, 0 to 100.</summary>
    [Required]
    public double FrameworkPercent { get; set; }

    /// <summary>The folder for the copy.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The copy, absolute.</summary>
    [Output]
    public string Copy { get; set; } = "";

    /// <summary>The simple names of all assemblies that hold such a share.</summary>
    [Output]
    public string[] Heavy { get; set; } = [];

    /// <inheritdoc/>
    protected override Finding? Look()
    {
        byte[] content = File.ReadAllBytes(Profile);
        if (ProfileRecord.Find(Profile) is { } record && record.Digest != Digest(content))
        {
            return Finding.OtherRecord(Name, Path.GetFileName(ProfileRecord.PathOf(Profile)));
        }

        Profile committed = MibcReader.Read(Profile);
        HashSet<string> named = [.. committed.Methods.Select(method => method.Method.Assembly)];
        string[] assemblies = [.. Assemblies
            .Select(item => Path.GetFullPath(item.ItemSpec))
            .Where(path => named.Contains(Path.GetFileNameWithoutExtension(path)) && IsAssembly(path))
            .Distinct()];
        Profile profile = new FileLocalTypes(assemblies).NamedIn(committed);
        ProfileStaleness staleness = ProfileStaleness.Of(profile, assemblies);
        Finding? finding = profile.Methods.Count == 0 ? Finding.Empty(Name)
            : staleness.Checked == 0 ? Finding.Foreign(Name)
            : staleness.StalePercent > MostStalePercent ? Finding.Stale(Name, staleness, MostStalePercent)
            : null;
        if (finding is null)
        {
            Heavy = [.. AssemblyWeight.Of(profile).Where(own => own.Percent >= FrameworkPercent).Select(own => own.Assembly)];
            Write(ReferenceEquals(profile, committed) ? content : MibcWriter.Encode(profile).ToArray());
            Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{Name}: {profile.Methods.Count} methods, {staleness.Checked} of them the program's own, of whose weight {staleness.StalePercent:F1}% is stale"));
        }

        return finding;
    }

    private void Write(byte[] content)
    {
        Copy = Path.GetFullPath(Path.Combine(Folder, $"{Path.GetFileNameWithoutExtension(Profile)}-{Digest(content)[..NameDigits]}.mibc"));
        if (!File.Exists(Copy) || !File.ReadAllBytes(Copy).AsSpan().SequenceEqual(content))
        {
            _ = Directory.CreateDirectory(Folder);
            string temporary = $"{Copy}.{Guid.NewGuid():N}.tmp";
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, Copy, overwrite: true);
        }
    }

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static bool IsAssembly(string path)
    {
        try
        {
            using PEReader image = new(File.OpenRead(path));
            return image.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
