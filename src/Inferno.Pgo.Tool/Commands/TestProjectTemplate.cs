using System.Reflection;
using System.Text;
using Inferno.Measuring.Records;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Modes;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>Writes a project for xUnit in which each scenario of a configuration is a test.</summary>
internal static class TestProjectTemplate
{
    private const string Suites = "Suites.cs";

    /// <summary>Writes it into <paramref name="folder"/>, which is made where it is missing, and returns the project file's absolute path.</summary>
    /// <param name="config">The path of a configuration that declares scenarios.</param>
    /// <param name="folder">The folder; its name is the project's.</param>
    /// <exception cref="PgoConfigException">The configuration cannot be used, or declares no scenario.</exception>
    /// <exception cref="ArgumentException">The folder holds such a project already.</exception>
    public static string Write(string config, string folder)
    {
        ScenarioTable table = ScenarioTable.Of(PgoConfig.Load(config));
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string project = Path.Combine(full, $"{Path.GetFileName(full)}.csproj");
        foreach (string file in new[] { project, Path.Combine(full, Suites) }.Where(File.Exists))
        {
            throw new ArgumentException($"{file} exists already; name another folder, or delete it first");
        }

        PgoMode[] modes = [.. PgoModes.All.Where(mode => table.For(mode).Count > 0)];
        _ = Directory.CreateDirectory(full);
        WholeFile.Write(Path.Combine(full, Suites), SuitesOf(Path.GetRelativePath(full, config).Replace('\\', '/'), Identifier(Path.GetFileName(full)), modes));
        WholeFile.Write(project, Project());
        return project;
    }

    private static string Project() =>
        $$"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <IsTestProject>true</IsTestProject>
            <IsPackable>false</IsPackable>
            <!-- Run directly or by `dotnet test`, the test platform shows the suites' summary and takes the same options. -->
            <UseMicrosoftTestingPlatformRunner>true</UseMicrosoftTestingPlatformRunner>
            <TestingPlatformDotnetTestSupport>true</TestingPlatformDotnetTestSupport>
            <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Inferno.PgoPerf" Version="{{Known("PgoPerfVersion")}}" />
            <PackageReference Include="xunit.v3" Version="{{Known("XunitVersion")}}" />
          </ItemGroup>
        </Project>

        """;

    private static string SuitesOf(string config, string name, IEnumerable<PgoMode> modes)
    {
        StringBuilder text = new(
            $"""
            using Inferno.Pgo.Builds;
            using Inferno.PgoPerf;

            namespace {name};

            // Each scenario of pgo.json is a test of each class: a mode that is measured. With OnDemand = true a mode is measured only where
            // INFERNO_MODES or a filter such as --filter-trait "Mode=readytorun" asks for it.

            """);
        foreach (PgoMode mode in modes)
        {
            text.Append(
                $"""

                [PgoSuite("{config}", PgoMode.{mode}{(ModeDefinition.Of(mode).OnDemand ? ", OnDemand = true" : "")})]
                public sealed class {mode}(PgoRun run) : PgoSuite(run);

                """);
        }

        return text.ToString();
    }

    private static string Identifier(string name)
    {
        string letters = string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) || letter == '.' ? letter : '_'));
        return string.Join('.', letters.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(part => char.IsDigit(part[0]) ? $"_{part}" : part));
    }

    private static string Known(string name) => typeof(TestProjectTemplate).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(metadata => metadata.Key == name).Value!;
}
