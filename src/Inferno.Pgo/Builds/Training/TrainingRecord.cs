using Inferno.Pgo.Profiles;

namespace Inferno.Pgo.Builds.Training;

/// <summary>Where a profile comes from.</summary>
public sealed record TrainingRecord
{
    /// <summary>The .mibc file's name, which carries the digest's first 16 digits.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of that file.</summary>
    public required string Digest { get; init; }

    /// <summary>The names of the training runs that it merges, and the paths of the ready profiles and traces.</summary>
    public required IReadOnlyList<string> Runs { get; init; }

    /// <summary>Methods that it has data of.</summary>
    public required int Methods { get; init; }

    /// <summary>The simple names of the assemblies that the trained program was published with; the framework is not among them.</summary>
    public IReadOnlyList<string> Published { get; init; } = [];

    /// <summary>Instrumented methods that could not be named, over all runs.</summary>
    public required int Unresolved { get; init; }

    /// <summary>Events that the runtimes dropped; above 0, counts may be too low.</summary>
    public required long EventsLost { get; init; }

    /// <summary>Traces that break off because their process was killed: what it counted later is missing.</summary>
    public int Truncated { get; init; }

    /// <summary>
    /// The smallest share of one run's hot weight that the profile of the other runs covers, 0 to 100; <see langword="null"/>
    /// of a single run, of which nothing is known. Low means that the runs have little in common, and so perhaps with real use.
    /// </summary>
    public required double? CoveragePercent { get; init; }

    /// <summary>Where its weight lies, heaviest first.</summary>
    public required IReadOnlyList<AssemblyWeight> Assemblies { get; init; }

    /// <summary>How long the training runs took together, in seconds.</summary>
    public required double Seconds { get; init; }
}
