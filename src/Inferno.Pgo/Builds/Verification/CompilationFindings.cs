namespace Inferno.Pgo.Builds.Verification;

/// <summary>The catalogue's part about the compilers of static modes, INF1013 to INF1019.</summary>
internal static class CompilationFindings
{
    private const string Rebuild = "then run inferno-pgo build --force";

    public static Finding NotGivenProfile(string advice, string image) => Error(
        "INF1013",
        $"the compiler of {image} was not given the profile",
        $"{advice}, {Rebuild}");

    public static Finding NotEmbedded(string image) => Error(
        "INF1014",
        $"the compiler of {image} was not told to pass class and block data on (--embed-pgo-data)",
        $"Check that nothing changes PublishReadyToRunCrossgen2ExtraArgs, {Rebuild}");

    public static Finding BaselineGivenProfile(string image, IEnumerable<string> profiles) => Error(
        "INF1015",
        $"the baseline's compiler of {image} was given {string.Join(", ", profiles)}, so the baseline has PGO",
        $"Remove the profile from the project (PublishReadyToRunPgoFiles, IlcArg, --mibc), {Rebuild}");

    public static Finding NoCompilerSeen(PgoMode mode) => Error(
        "INF1016",
        $"the publish did not run the compiler of mode {mode.Name()}, or did not say so",
        $"Check that the project does not switch PublishReadyToRun or PublishAot off, {Rebuild}");

    public static Finding NoEvidence(PgoMode mode) => Error(
        "INF1017", $"the manifest of mode {mode.Name()} says nothing of a profile", "Run inferno-pgo build --force");

    public static Finding OtherArguments(string image) => Error(
        "INF1018",
        $"the compilers of {image} were given other arguments that differ, or only one build compiles it",
        $"Make the project's build the same in both variants, {Rebuild}");

    private static Finding Error(string id, string cause, string nextStep) =>
        new(id, FindingSeverity.Error, cause, nextStep);
}
