using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Profiles.Committed;

namespace Inferno.Pgo.Builds.Publishing;

/// <summary>
/// Two build files that MSBuild imports into every project of a build of ours, the referenced ones included: whatever a build
/// writes (bin, obj, lock file, documentation, logs) goes to its own folder, and what we wrote earlier is no input of it.
/// </summary>
/// <remarks>
/// Environment variables name them, since MSBuild lets a project override those, and an SDK append to them; global properties
/// would silence both. The first is imported after Directory.Build.props, before the folder for intermediate files is fixed;
/// the second after the project's own text, before the SDK derives anything from it. Where a project would have written, its
/// ordinary builds have left their files, which the SDK takes for sources once it does not know that place: they are excluded as well.
/// A profile that is committed beside the project is for its ordinary publishes (the package Inferno.Pgo.Build): here the recipe alone decides.
/// </remarks>
internal static class OwnFolders
{
    /// <summary>The target that visits a project and all that it references, so that the build's log holds what each evaluates to.</summary>
    public const string VisitTarget = "InfernoVisit";

    private const string PropsName = "own-folders.props";
    private const string TargetsName = "own-folders.targets";

    /// <summary>
    /// How a property of the command line begins that is meant for the published project alone: a library for netstandard2.0
    /// refuses to be built with PublishAot.
    /// </summary>
    private const string ProgramOnly = "InfernoProgram";

    private static readonly string[] ProgramOnlyProperties = ["PublishAot", "PublishTrimmed"];

    /// <summary>All that they say, on which the bytes of the builds may depend.</summary>
    public const string Text = Props + Targets;

    private const string Props =
        """
        <Project>
          <PropertyGroup>
            <UseArtifactsOutput>true</UseArtifactsOutput>
            <UseArtifactsIntermediateOutput>true</UseArtifactsIntermediateOutput>
            <IncludeProjectNameInArtifactsPaths>true</IncludeProjectNameInArtifactsPaths>
            <ArtifactsProjectName></ArtifactsProjectName>
            <_InfernoProjectsOwn Condition="'$(BaseIntermediateOutputPath)' != ''">$(BaseIntermediateOutputPath)/**</_InfernoProjectsOwn>
            <BaseIntermediateOutputPath></BaseIntermediateOutputPath>
            <MSBuildProjectExtensionsPath></MSBuildProjectExtensionsPath>
          </PropertyGroup>
        </Project>

        """;

    private const string Targets =
        """
        <Project>
          <PropertyGroup>
            <_InfernoProjectsOwn Condition="'$(BaseOutputPath)' != ''">$(_InfernoProjectsOwn);$(BaseOutputPath)/**</_InfernoProjectsOwn>
            <_InfernoProjectsOwn Condition="'$(OutputPath)' != ''">$(_InfernoProjectsOwn);$(OutputPath)/**</_InfernoProjectsOwn>
            <_InfernoProjectsOwn Condition="'$(IntermediateOutputPath)' != ''">$(_InfernoProjectsOwn);$(IntermediateOutputPath)/**</_InfernoProjectsOwn>
            <_InfernoProjectsOwn>$(_InfernoProjectsOwn);$(BaseIntermediateOutputPath)/**</_InfernoProjectsOwn>
            <UseArtifactsOutput>true</UseArtifactsOutput>
            <UseArtifactsIntermediateOutput>true</UseArtifactsIntermediateOutput>
            <IncludeProjectNameInArtifactsPaths>true</IncludeProjectNameInArtifactsPaths>
            <ArtifactsProjectName>$(MSBuildProjectName)</ArtifactsProjectName>
            <BaseIntermediateOutputPath>$(_InitialBaseIntermediateOutputPath)</BaseIntermediateOutputPath>
            <BaseOutputPath></BaseOutputPath>
            <OutputPath></OutputPath>
            <OutDir></OutDir>
            <IntermediateOutputPath></IntermediateOutputPath>
            <PackageOutputPath></PackageOutputPath>
            <CompilerGeneratedFilesOutputPath></CompilerGeneratedFilesOutputPath>
            <DocumentationFile Condition="'$(DocumentationFile)' != ''">$(BaseIntermediateOutputPath)$([System.IO.Path]::GetFileName('$(DocumentationFile)'))</DocumentationFile>
            <ErrorLog Condition="'$(ErrorLog)' != ''">$(BaseIntermediateOutputPath)$(MSBuildProjectName).sarif</ErrorLog>
            <InfernoPgo>false</InfernoPgo>
            <RestorePackagesWithLockFile>false</RestorePackagesWithLockFile>
            <RestoreLockedMode>false</RestoreLockedMode>
            <NuGetLockFilePath>$(BaseIntermediateOutputPath)packages.lock.json</NuGetLockFilePath>
            <ValidateExecutableReferencesMatchSelfContained>false</ValidateExecutableReferencesMatchSelfContained>
            <DefaultItemExcludes>$(DefaultItemExcludes);$(_InfernoProjectsOwn);$(InfernoNoInputs)</DefaultItemExcludes>
          </PropertyGroup>
          <PropertyGroup Condition="'$(MSBuildProjectFullPath)' == '$(InfernoProject)'">
            <IsPublishable>true</IsPublishable>
            <PublishAot Condition="'$(InfernoProgramPublishAot)' != ''">$(InfernoProgramPublishAot)</PublishAot>
            <PublishTrimmed Condition="'$(InfernoProgramPublishTrimmed)' != ''">$(InfernoProgramPublishTrimmed)</PublishTrimmed>
          </PropertyGroup>
          <ItemGroup>
            <Compile Remove="$(InfernoNoInputs)" />
            <Content Remove="$(InfernoNoInputs)" />
            <EmbeddedResource Remove="$(InfernoNoInputs)" />
            <None Remove="$(InfernoNoInputs)" />
          </ItemGroup>
          <Target Name="InfernoVisit">
            <ItemGroup Condition="'$(TargetFramework)' == ''">
              <_InfernoFramework Include="$(TargetFrameworks)" />
            </ItemGroup>
            <MSBuild Condition="'@(_InfernoFramework)' != ''" Projects="$(MSBuildProjectFullPath)" Targets="InfernoVisit"
              Properties="TargetFramework=%(_InfernoFramework.Identity)" />
            <MSBuild Condition="'@(_InfernoFramework)' == '' and '@(ProjectReference)' != ''" Projects="@(ProjectReference)"
              Targets="InfernoVisit" RemoveProperties="TargetFramework" SkipNonexistentProjects="true" SkipNonexistentTargets="true" />
          </Target>
        </Project>

        """;

    /// <summary>Writes both files into <paramref name="folder"/>, and returns the variables that let MSBuild import them.</summary>
    public static IReadOnlyDictionary<string, string?> WriteInto(string folder, PgoConfig config)
    {
        _ = Directory.CreateDirectory(folder);
        string props = Path.Combine(folder, PropsName);
        string targets = Path.Combine(folder, TargetsName);
        File.WriteAllText(props, Props);
        File.WriteAllText(targets, Targets);
        return new Dictionary<string, string?>
        {
            ["CustomAfterDirectoryBuildProps"] = props,
            ["BeforeMicrosoftNETSdkTargets"] = targets,
            ["InfernoProject"] = config.Project,
            ["InfernoNoInputs"] = string.Join(
                ';',
                config.Products.Select(product => $"{DotnetPublish.Escape(product)}{Path.DirectorySeparatorChar}**")
                    .Append(DotnetPublish.Escape(config.File))
                    .Append(DotnetPublish.Escape(Path.Combine(Path.GetDirectoryName(config.File)!, PgoSchema.FileName)))
                    .Append(DotnetPublish.Escape(ProfileRecord.PathOf(config.CommittedProfile)))),
        };
    }

    /// <summary>The name on the command line of <paramref name="property"/> of a recipe.</summary>
    public static string NameOnCommandLine(string property) =>
        ProgramOnlyProperties.Contains(property) ? ProgramOnly + property : property;
}
