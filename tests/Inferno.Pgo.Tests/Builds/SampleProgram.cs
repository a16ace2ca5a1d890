using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Pgo.Tests.Builds;

/// <summary>The smallest program that can be published, with its configuration.</summary>
internal sealed class SampleProgram(TemporaryFolder folder)
{
    /// <summary>Takes the PGO switch out of the runtime configuration, as a project with a will of its own might.</summary>
    public const string IgnoresTheSwitch =
        """
        <Target Name="IgnoreSwitch" BeforeTargets="GenerateBuildRuntimeConfigurationFiles;GeneratePublishRuntimeConfigurationFile">
          <ItemGroup><RuntimeHostConfigurationOption Remove="System.Runtime.TieredPGO" /></ItemGroup>
        </Target>
        """;

    public PgoConfig Create(string extra = "")
    {
        _ = folder.Write("Directory.Build.props", "<Project />");
        _ = folder.Write("Directory.Packages.props", "<Project />");
        _ = folder.Write("App/Program.cs", "System.Console.WriteLine(\"hello\");");
        _ = folder.Write(
            "App/App.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <PathMap>$(MSBuildThisFileDirectory)=/_/</PathMap>
              </PropertyGroup>
              {extra}
            </Project>
            """);
        return PgoConfig.Load(folder.Write("pgo.json", """{ "project": "App/App.csproj" }"""));
    }

    public void ChangeSource() => folder.Write("App/Program.cs", "System.Console.WriteLine(\"changed\");");
}
