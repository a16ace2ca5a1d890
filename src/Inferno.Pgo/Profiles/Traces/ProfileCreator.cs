using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Traces;

/// <summary>Makes a profile from the traces of training runs.</summary>
public static class ProfileCreator
{
    /// <summary>Reads <paramref name="traces"/> and merges what they say.</summary>
    /// <param name="traces">.nettrace files, at least one.</param>
    /// <param name="assemblyFolders">Where to look for assemblies that are no longer where they ran.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ProfileFormatException">A trace is damaged or holds no instrumentation data.</exception>
    /// <exception cref="ProfileConflictException">A method changed between two of the runs.</exception>
    /// <exception cref="IOException">A trace cannot be opened.</exception>
    public static ProfileCreation Create(
        IReadOnlyList<string> traces,
        IReadOnlyList<string>? assemblyFolders = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(traces.Count, nameof(traces));
        ProfileCreation[] runs =
            [.. traces.Select(trace => CreateOne(trace, assemblyFolders ?? [], cancellationToken))];
        return new ProfileCreation(
            Profile.Merge(runs.Select(run => run.Profile)),
            runs.SelectMany(run => run.Unresolved).ToValueList(),
            runs.Sum(run => run.UnresolvedHandles),
            runs.Sum(run => run.EventsLost))
        {
            Truncated = [.. runs.SelectMany(run => run.Truncated)],
        };
    }

    private static ProfileCreation CreateOne(string trace, IReadOnlyList<string> folders, CancellationToken stop)
    {
        using FileStream file = File.OpenRead(trace);
        return Create(trace, file, folders, stop);
    }

    /// <param name="trace">What to call the trace in errors.</param>
    /// <param name="stream">Its bytes, seekable.</param>
    /// <param name="folders">Where to look for assemblies that are no longer where they ran.</param>
    /// <param name="stop">Stops the reading.</param>
    internal static ProfileCreation Create(string trace, Stream stream, IReadOnlyList<string> folders, CancellationToken stop)
    {
        TraceContents contents = TraceReader.Read(trace, stream, stop);
        if (contents.Instrumented.Count == 0)
        {
            throw new ProfileFormatException(trace, null, "instrumentation data", contents.IsTruncated
                ? "none before the file breaks off: its process was killed, and the runtime writes the counts as it shuts down"
                : "none; was it made by a training run?");
        }

        using var assemblies = new TrainedAssemblies(contents, folders);
        ProfileCreation creation = new TraceProfiler(trace, contents, new IdentityResolver(contents, assemblies)).Create(stop);
        return creation with { Truncated = contents.IsTruncated ? [trace] : [] };
    }
}
