using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Mibc;
using Microsoft.Build.Framework;

namespace Inferno.Pgo.Build;

/// <summary>
/// After the compiler ran: it used the profile. Of ReadyToRun the images tell, in which it left the data; of NativeAOT, which leaves none, the
/// response file by which it was called.
/// </summary>
public sealed class InfernoProveProfile : ProfileTask
{
    /// <summary>
    /// The least number of methods whose data the images embed, as a share of the profile's methods in them, in percent. Methods without IL
    /// that is compiled ahead are left out, generic ones are embedded an instance each; without the profile there are next to none.
    /// </summary>
    private const double LeastEmbeddedPercent = 25;

    // Both spellings of the switch, and the value after a colon or an equals sign.
    private static readonly string[] Switches = ["--mibc:", "--mibc=", "-m:", "-m="];

    /// <summary>What the compiler was given in the profile's place, absolute.</summary>
    [Required]
    public string Copy { get; set; } = "";

    /// <summary>The images that the ReadyToRun compiler made; none for NativeAOT.</summary>
    public ITaskItem[] Images { get; set; } = [];

    /// <summary>The program's assembly and its libraries: Microsoft's images, compiled anew too, may embed Microsoft's profile.</summary>
    public ITaskItem[] Assemblies { get; set; } = [];

    /// <summary>The response file of the native compiler; empty for ReadyToRun.</summary>
    public string Response { get; set; } = "";

    /// <inheritdoc/>
    protected override Finding? Look() => Response.Length > 0 ? OfResponse() : OfImages();

    private Finding? OfResponse()
    {
        bool named = File.Exists(Response) && File.ReadLines(Response)
            .SelectMany(line => Switches.Where(line.StartsWith).Select(name => line[name.Length..].Trim('"')))
            .Any(path => Path.GetFullPath(path) == Copy);
        if (named)
        {
            Say($"{Name}: the native compiler was given it, and inlines by it");
        }

        return named ? null : Finding.NotGiven(Response, Copy);
    }

    private Finding? OfImages()
    {
        HashSet<string> own = [.. Assemblies.Select(item => Path.GetFileName(item.ItemSpec))];
        string[] images = [.. Images.Select(item => item.ItemSpec).Where(image => own.Contains(Path.GetFileName(image)) && File.Exists(image))];
        HashSet<string> names = [.. images.Select(image => Path.GetFileNameWithoutExtension(image))];
        int expected = MibcReader.Read(Profile).Methods.Count(method => method.Weight > 0 && names.Contains(method.Method.Assembly));
        int embedded;
        try
        {
            embedded = images.Sum(EmbeddedMethods.CountIn);
        }
        catch (BadImageFormatException e)
        {
            return Finding.Damaged(Name, e.Message);
        }

        bool used = expected > 0 && 100.0 * embedded >= LeastEmbeddedPercent * expected;
        if (used)
        {
            Say($"{Name}: {images.Length} images of the program embed profile data of {embedded} methods");
        }

        return used ? null : Finding.NotEmbedded(Name, embedded, expected);
    }
}
