using Inferno.Pgo.Builds.Evidence;

namespace Inferno.Pgo.Builds.Verification;

/// <summary>The compiler of the PGO build was given the profile, that of the baseline was not, and all else was the same.</summary>
internal static class CompilationChecks
{
    public static IEnumerable<Finding> Run(BuildPair pair) => pair switch
    {
        { Definition.IsStatic: false } => BaselineProfiles(pair),
        { Evidence: null } => [CompilationFindings.NoEvidence(pair.Mode)],
        { PgoCompilations: [] } or { BaselineCompilations: [] } => [CompilationFindings.NoCompilerSeen(pair.Mode)],
        _ =>
        [
            .. pair.PgoCompilations.SelectMany(call => OfPgo(pair, call)),
            .. BaselineProfiles(pair),
            .. Unequal(pair),
        ],
    };

    /// <summary>A profile that the project brings along is PGO as well as ours.</summary>
    private static IEnumerable<Finding> BaselineProfiles(BuildPair pair) => pair.BaselineCompilations
        .Where(call => call.OwnProfiles.Any())
        .Select(call => CompilationFindings.BaselineGivenProfile(call.Image, call.OwnProfiles));

    private static IEnumerable<Finding> OfPgo(BuildPair pair, Compilation call)
    {
        if (!call.Profiles.Contains(pair.Evidence!.Training.File))
        {
            yield return CompilationFindings.NotGivenProfile(pair.Definition.ProfileAdvice, call.Image);
        }

        if (pair.Definition.EmbedsProfile && !call.EmbedsProfile)
        {
            yield return CompilationFindings.NotEmbedded(call.Image);
        }
    }

    private static IEnumerable<Finding> Unequal(BuildPair pair)
    {
        ILookup<string, string> baseline = pair.BaselineCompilations.ToLookup(call => call.Image, call => call.OtherArguments);
        ILookup<string, string> pgo = pair.PgoCompilations.ToLookup(call => call.Image, call => call.OtherArguments);
        return baseline.Select(call => call.Key).Union(pgo.Select(call => call.Key))
            .Where(image => !baseline[image].SequenceEqual(pgo[image]))
            .Select(CompilationFindings.OtherArguments);
    }
}
