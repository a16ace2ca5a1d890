using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Modes;

namespace Inferno.Pgo.Builds.Sources;

/// <summary>What stands against a configuration, said before anything is built.</summary>
internal static class BuildChecks
{
    /// <summary>How a program in a single file becomes a project.</summary>
    public const string ProjectOfAFile = "`dotnet project convert` makes one of a program in a single file";

    // Of the package that gives a committed profile to ordinary publishes; our own builds have it off.
    private const string PackageSwitch = "InfernoPgo";

    private const string Frameworks = "TargetFrameworks";

    /// <summary>Checks what needs no MSBuild.</summary>
    /// <exception cref="BuildException">A property is one that a mode decides, or the output holds the project.</exception>
    public static void Run(PgoConfig config, PgoMode mode)
    {
        if (IsSourceFile(config.Project))
        {
            throw new BuildException($"{config.Project} is a source file; name a project: {ProjectOfAFile}");
        }

        if (config.Products.FirstOrDefault(folder => FolderTree.Holds(folder, config.Project)) is { } product)
        {
            throw new BuildException(
                $"{config.Project} lies in {product}, where builds and reports go; let \"output\" name a folder without the project");
        }

        if (config.Properties.Keys.FirstOrDefault(name => string.Equals(name, PackageSwitch, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            throw new BuildException(
                $"{config.File}: \"properties\": '{name}' would give the committed profile to the baseline too (INF1015); remove it there");
        }

        try
        {
            ModeDefinition definition = ModeDefinition.Of(mode);
            _ = definition.Baseline(config, []);
            if (definition.IsStatic)
            {
                _ = BuildRecipe.ForTraining(HostDescription.Current.RuntimeIdentifier, config.Properties);
            }
        }
        catch (BuildException e)
        {
            throw new BuildException($"{config.File}: \"properties\": {e.Message}", e);
        }
    }

    /// <summary>Checks what MSBuild makes of the project.</summary>
    /// <exception cref="BuildException">It makes no program, or several.</exception>
    public static void Run(PgoConfig config, ProjectEvaluation evaluation)
    {
        if (FrameworkToChoose(evaluation) is { } framework)
        {
            throw new BuildException(
                $"{config.Project} has several target frameworks ({evaluation.Property(Frameworks)}); say in {config.File} which is built: "
                + $"\"properties\": {{ \"TargetFramework\": \"{framework}\" }}");
        }

        if (!IsProgram(evaluation))
        {
            throw new BuildException(
                $"{config.Project} makes no executable (its OutputType is '{evaluation.Property("OutputType")}'); name a project with OutputType Exe in \"project\"");
        }
    }

    /// <summary>Whether <paramref name="project"/> is a program in a single file, which has no project to be built by recipes.</summary>
    public static bool IsSourceFile(string project) => Path.GetExtension(project) == ".cs";

    /// <summary>Whether the project makes something that can be started.</summary>
    public static bool IsProgram(ProjectEvaluation evaluation) =>
        evaluation.Property("OutputType").EndsWith("Exe", StringComparison.OrdinalIgnoreCase);

    /// <summary>The last of the target frameworks of a project that has several and of which none is chosen; else <see langword="null"/>.</summary>
    public static string? FrameworkToChoose(ProjectEvaluation evaluation) => evaluation.Property("TargetFramework").Length > 0
        ? null
        : evaluation.Property(Frameworks).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
}
