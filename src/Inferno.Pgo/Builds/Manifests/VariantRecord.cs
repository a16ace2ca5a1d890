using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Training;

namespace Inferno.Pgo.Builds.Manifests;

/// <summary>One of the two builds.</summary>
/// <param name="Directory">Its directory, relative to the manifest.</param>
/// <param name="Properties">The MSBuild properties that published it.</param>
/// <param name="PublishSeconds">How long that took.</param>
/// <param name="Files">Every file in it.</param>
public sealed record VariantRecord(
    string Directory, SortedDictionary<string, string> Properties, double PublishSeconds, IReadOnlyList<FileDigest> Files)
{
    /// <summary>The calls of the compiler that made its machine code; null in dynamic builds of an earlier version.</summary>
    public IReadOnlyList<Compilation>? Compilations { get; init; }

    /// <summary>The size of all files, in bytes.</summary>
    public long TotalSize() => Files.Sum(file => file.Size);
}

/// <summary>What made the builds.</summary>
/// <param name="Sdk">The .NET SDK.</param>
/// <param name="Runtime">The newest shared runtime installed.</param>
/// <param name="Tool">This library.</param>
public sealed record ToolVersions(string Sdk, string Runtime, string Tool);

/// <summary>The proof that a static mode's profile was good and was used.</summary>
/// <param name="Training">Where the profile comes from.</param>
/// <param name="Fit">How well it fits the program.</param>
/// <param name="Bodies">What it did to the machine code.</param>
public sealed record StaticEvidence(TrainingRecord Training, ProfileFit Fit, BodyChanges Bodies);
