using System.Diagnostics;
using System.IO.Compression;

namespace Inferno.Measured.Tests;

/// <summary>The package as a stranger gets it: packed, and referenced by a project elsewhere that may restore from nowhere else.</summary>
public sealed class PackageTests : IDisposable
{
    private const int Limit = 600_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-package-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact(Timeout = Limit)]
    public async Task Makes_the_example_of_its_readme_a_program_that_takes_part()
    {
        await DotnetAsync("pack", MeasuredTests.Fixture("Project"), "--no-build", "--configuration", MeasuredTests.Fixture("Configuration"), "--output", PathOf("packages"));
        Write("nuget.config", """<configuration><packageSources><clear /><add key="here" value="packages" /></packageSources></configuration>""");
        Write("App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Inferno.Measured" Version="*" />
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", await File.ReadAllTextAsync(MeasuredTests.Beside("CountWords.cs.txt"), TestContext.Current.CancellationToken));
        Write("text.txt", "In the beginning");

        await DotnetAsync("build", PathOf("App.csproj"), "--output", PathOf("app"));
        string said = await DotnetAsync(PathOf("app", "App.dll"), PathOf("text.txt"));

        said.Split('\n').Where(line => line.StartsWith("@inferno ", StringComparison.Ordinal)).Should()
            .HaveCount(2).And.Contain(line => line.Contains("\"digest\":\"3 words\"", StringComparison.Ordinal));
        using ZipArchive package = await ZipFile.OpenReadAsync(Directory.GetFiles(PathOf("packages"), "*.nupkg").Single(), TestContext.Current.CancellationToken);
        package.Entries.Select(entry => entry.FullName).Should().Contain("README.md").And.Contain("lib/net10.0/Inferno.Measured.xml");
        using StreamReader description = new(await package.GetEntry("Inferno.Measured.nuspec")!.OpenAsync(TestContext.Current.CancellationToken));
        (await description.ReadToEndAsync(TestContext.Current.CancellationToken)).Should().NotContain("<dependency ", "it depends on nothing");
    }

    private string PathOf(params string[] parts) => Path.Combine([_folder.FullName, .. parts]);

    private void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    // A cache of packages of its own: another test's build of the same version would be taken otherwise.
    private async Task<string> DotnetAsync(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["NUGET_PACKAGES"] = PathOf("cache"),
                ["INFERNO_MEASURED"] = "1",
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["UseSharedCompilation"] = "false",
            },
        })!;
        await process.StandardInput.WriteLineAsync("batch\nresult\nend".AsMemory(), TestContext.Current.CancellationToken);
        string said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.Should().Be(0, said);
        return said;
    }
}
