using System.IO.Compression;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Traces;
using Inferno.Pgo.Tests.Builds;

namespace Inferno.Pgo.Tests.Profiles;

/// <summary>The committed traces and the program that they were trained on.</summary>
internal static class ProfileFixtures
{
    private static readonly string Root = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "tests", "fixtures", "profiles");

    /// <summary>The sources of the programs that tests run.</summary>
    public static string Programs { get; } = Path.Combine(Root, "tests", "fixtures", "programs");

    /// <summary>The assembly that the committed traces ran.</summary>
    public static string TrainedAssembly { get; } = Path.Combine(Folder, "Shapes.dll");

    /// <summary>The same program as built for this test run.</summary>
    public static string ShapesProgram { get; } = OutputOf("Shapes");

    /// <summary>A program that does not end.</summary>
    public static string EndlessProgram { get; } = OutputOf("Endless");

    /// <summary>Program and framework instrumented.</summary>
    public static byte[] Trace { get; } = Unpack("shapes.nettrace.gz");

    /// <summary>The program's own methods only.</summary>
    public static byte[] BriefTrace { get; } = Unpack("shapes-brief.nettrace.gz");

    public static ProfileCreation Create(byte[] trace, TemporaryFolder folder)
    {
        string path = WriteTrace(trace, folder);
        return ProfileCreator.Create([path], [Folder], TestContext.Current.CancellationToken);
    }

    public static string WriteTrace(byte[] trace, TemporaryFolder folder)
    {
        string path = Path.Combine(folder.Root, "training.nettrace");
        File.WriteAllBytes(path, trace);
        return path;
    }

    private static byte[] Unpack(string name)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(Folder, name)), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static string OutputOf(string program)
    {
        DirectoryInfo framework = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Combine(
            Programs, program, "bin", framework.Parent!.Name, framework.Name, program + ".dll");
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Inferno.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"no Inferno.sln above {AppContext.BaseDirectory}");
    }
}
