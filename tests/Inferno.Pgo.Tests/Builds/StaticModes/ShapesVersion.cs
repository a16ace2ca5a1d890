using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Tests.Profiles;

namespace Inferno.Pgo.Tests.Builds.StaticModes;

/// <summary>Another version of the program that the fixture traces were trained on, really compiled.</summary>
internal static class ShapesVersion
{
    /// <summary>Compiles the program after <paramref name="change"/> of the named source file's text.</summary>
    public static async Task<string> CompileAsync(
        TemporaryFolder folder, string file, Func<string, string> change, CancellationToken cancellation)
    {
        string program = Path.Combine(ProfileFixtures.Programs, "Shapes");
        foreach (string source in Directory.GetFiles(program, "*.cs").Append(Path.Combine(program, "Shapes.csproj")))
        {
            string text = await File.ReadAllTextAsync(source, cancellation);
            string name = Path.GetFileName(source);
            _ = folder.Write($"Shapes/{name}", name == file ? change(text) : text);
        }

        _ = folder.Write(
            "Directory.Build.props",
            """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
            </Project>
            """);
        string work = Path.Combine(folder.Root, "Shapes");
        string output = Path.Combine(folder.Root, "output");
        _ = await ChildProcess.RunAsync(DotnetSdk.Command(work, "build", "--output", output, "--nologo", "-tl:off"), cancellation);
        return Path.Combine(output, "Shapes.dll");
    }
}
