using System.Text.RegularExpressions;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests.Publishing;

/// <summary>A fresh project outside this repository, which gets our packages from a folder as a stranger would.</summary>
public sealed partial class StrangersProgram : IAsyncLifetime
{
    /// <summary>A reference to the package, for a project file.</summary>
    public const string Reference = """<ItemGroup><PackageReference Include="Inferno.Pgo.Build" Version="*" PrivateAssets="all" /></ItemGroup>""";

    // Work that a profile changes: calls through an interface, a branch seldom taken, and types that are named after their file's path.
    private const string Source =
        """
        using System.Text.RegularExpressions;

        IShape[] shapes = [new Square(2), new Square(3), new Square(4), new Circle(1)];
        int sum = 0;
        for (int i = 0; i < 300_000; i++)
        {
            sum = Work.Add(sum, shapes[i % 16 == 0 ? 3 : i % 3], i);
        }

        for (int i = 0; i < 3000; i++)
        {
            sum += Words.Word().Count($"in the beginning was the word {i}");
        }

        Console.WriteLine(sum);

        interface IShape { int Area(int scale); }

        sealed class Square(int side) : IShape { public int Area(int scale) => side * side * scale; }

        sealed class Circle(int radius) : IShape { public int Area(int scale) => 3 * radius * radius * scale; }

        static class Work { public static int Add(int sum, IShape shape, int i) => i % 1024 == 1023 ? -sum : sum + shape.Area(i & 7); }

        static partial class Words { [GeneratedRegex(@"\b[a-z]+\b")] public static partial Regex Word(); }

        """;

    private readonly Workspace _folder = new();

    /// <summary>The project's folder.</summary>
    public string Folder => _folder.PathOf("App");

    private static string Configuration => new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)).Parent!.Name;

    // A cache of packages of its own, for a version that was packed earlier would be taken from the usual one; the compilers come from there.
    private Dictionary<string, string?> Environment => new() { ["NUGET_PACKAGES"] = _folder.PathOf("cache") };

    public async ValueTask InitializeAsync()
    {
        string usual = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } packages
            ? packages
            : Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        _ = Directory.CreateDirectory(usual);
        _ = Directory.CreateDirectory(Folder);
        _ = _folder.Write("nuget.config", $"""
            <configuration>
              <packageSources><add key="here" value="packages" /></packageSources>
              <fallbackPackageFolders><add key="usual" value="{usual}" /></fallbackPackageFolders>
            </configuration>
            """);
        await PackAsync("Inferno.Pgo.Build");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Packs a project of ours, as built for this test run, into the folder of packages.</summary>
    public async Task PackAsync(string project) => Succeeded(await CommandRun.StartAsync(
        "dotnet", RepositoryLayout.Root,
        "pack", Path.Combine("src", project), "--no-build", "--configuration", Configuration, "--output", _folder.PathOf("packages")));

    /// <summary>Writes the program and its project.</summary>
    public void Create(string project = Reference)
    {
        Write("Program.cs", Source);
        Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              {project}
            </Project>
            """);
    }

    public string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    /// <summary>Writes the program's source in the place of what a template wrote.</summary>
    public void WriteSource() => Write("Program.cs", Source);

    /// <summary>Runs the tool as built for this test run.</summary>
    public Task<CommandRun> ToolAsync(params string[] arguments) => CommandRun.ToolAsync(Folder, Environment, arguments);

    /// <summary>Runs a command in the project's folder.</summary>
    public Task<CommandRun> RunAsync(string program, params string[] arguments) =>
        CommandRun.StartAsync(program, Folder, Environment, arguments);

    /// <summary>What a run said that succeeded.</summary>
    public static string Succeeded(CommandRun run)
    {
        if (run.ExitCode != 0 && UnreachablePackages().Match(run.All) is { Success: true } match)
        {
            Assert.Skip($"a package source cannot be reached: {match.Value}");
        }

        run.ExitCode.Should().Be(0, run.All);
        return run.All;
    }

    [GeneratedRegex("NU1301.*|Unable to load the service index.*")]
    private static partial Regex UnreachablePackages();
}
