using Inferno.Pgo.Profiles.Metadata;
using Microsoft.Diagnostics.Tracing;

namespace Inferno.Pgo.Profiles.Traces;

/// <summary>Reads the events of a .nettrace file that a profile is made of.</summary>
internal static class TraceReader
{
    private static readonly Guid Runtime = new("e13c0d23-ccbc-4e12-931b-d9cc2eee27e4");
    private static readonly Guid Rundown = new("a669021c-c450-4609-a035-5af59af4df18");

    /// <exception cref="ProfileFormatException">The file is no trace or is damaged.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static TraceContents Read(string path, CancellationToken cancellationToken)
    {
        using FileStream file = File.OpenRead(path);
        return Read(path, file, cancellationToken);
    }

    /// <param name="path">What to call the trace in errors.</param>
    /// <param name="stream">Its bytes, seekable.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal static TraceContents Read(string path, Stream stream, CancellationToken cancellationToken)
    {
        long? whole = TraceContainer.Check(path, stream);
        stream.Position = 0;
        var contents = new TraceContents { IsTruncated = whole is not null };
        try
        {
            Process(whole is { } end ? new EndedStream(stream, end) : stream, contents, cancellationToken);
            contents.DropHook();
        }
        catch (BadMetadataException e)
        {
            throw new ProfileFormatException(path, null, e.Expected, $"{e.Found} (in an event, byte {e.Offset})", e);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException or IOException or ProfileFormatException))
        {
            throw new ProfileFormatException(path, null, "a readable .nettrace", e.Message, e);
        }

        return contents;
    }

    private static void Process(Stream stream, TraceContents contents, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reader = new EventReader(contents);
        using var source = new EventPipeEventSource(stream);
        using CancellationTokenRegistration stop = cancellationToken.Register(source.StopProcessing);
        source.AllEvents += traced =>
        {
            if (traced.ProviderGuid == Runtime && EventReader.IsRuntimeEvent((int)traced.ID))
            {
                reader.Read((int)traced.ID, traced.EventData());
            }
            else if (traced.ProviderGuid == Rundown && EventReader.IsRundownEvent((int)traced.ID))
            {
                reader.ReadRundown(traced.EventData());
            }
        };
        source.Process();
        cancellationToken.ThrowIfCancellationRequested();
        contents.EventsLost = source.EventsLost;
    }
}
