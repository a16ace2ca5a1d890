using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Pgo.Builds.Sources;

/// <summary>What every build and every profile of a program is made from.</summary>
/// <param name="Digest">The digest of the sources.</param>
/// <param name="Sdk">The version of the SDK.</param>
/// <param name="Program">The name of the program's assembly, without extension.</param>
internal sealed record BuildSources(string Digest, string Sdk, string Program)
{
    /// <summary>Asks MSBuild, which builds nothing for that.</summary>
    /// <exception cref="BuildException">The configuration or the project cannot be built into a program.</exception>
    public static async Task<BuildSources> GatherAsync(PgoConfig config, CancellationToken cancellation)
    {
        ProjectEvaluation evaluation = await ProjectEvaluation.OfAsync(config, cancellation);
        BuildChecks.Run(config, evaluation);
        IEnumerable<string> files = evaluation.Files
            .Concat(SourceFiles.Around(config.Project))
            .Concat(config.Inputs.SelectMany(SourceFiles.Content))
            .Distinct();
        string digest = Builds.Digest.OfText(string.Join('\n', [SourceDigest.Of(config.Root, files), .. evaluation.Settings]));
        return new BuildSources(digest, evaluation.Sdk, evaluation.Program);
    }
}
