using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Metadata;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Profiles.Traces;

/// <summary>Makes the profile of one training run.</summary>
internal sealed class TraceProfiler(string file, TraceContents trace, IdentityResolver identities)
{
    // The runtime's own numbers for unknown handles end here; ours start after them.
    private const int RuntimeUnknowns = 32;
    private readonly Dictionary<ulong, UnresolvedHandle> _unresolvedHandles = [];
    private readonly List<UnresolvedMethod> _unresolved = [];

    public ProfileCreation Create(CancellationToken cancellationToken)
    {
        var methods = new List<MethodProfile>();
        foreach (InstrumentedMethod method in trace.Instrumented.Values.OrderBy(method => method.Name, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryProfile(method) is { } profile)
            {
                methods.Add(profile);
            }
        }

        _unresolved.AddRange(trace.Forgotten.Select(name => new UnresolvedMethod(
            file, name, "it ran in a load context that can be unloaded, of which the runtime traces no counts")));
        return new ProfileCreation(
            Profile.Of(methods), _unresolved.ToValueList(), _unresolvedHandles.Count, trace.EventsLost);
    }

    private MethodProfile? TryProfile(InstrumentedMethod method)
    {
        try
        {
            return method.IsComplete
                ? Read(method)
                : throw new UnresolvableException("a piece of its instrumentation data is missing");
        }
        catch (UnresolvableException e)
        {
            _unresolved.Add(new UnresolvedMethod(file, method.Name, e.Message));
        }
        catch (Exception e) when (e is BadMetadataException or BadImageFormatException or InvalidCastException
            or ArgumentException)
        {
            _unresolved.Add(new UnresolvedMethod(file, method.Name, $"its data cannot be read: {e.Message}"));
        }

        return null;
    }

    private MethodProfile Read(InstrumentedMethod method)
    {
        long[] numbers = CompressedIntegers.Decode(method.Data);
        IReadOnlyList<RawRecord> records = new RecordParser(numbers, isRelative: true).Parse();
        return new MethodProfile(identities.Method(method.MethodId))
        {
            Records = records.Select(Resolve).ToValueList(),
            BodyDigest = identities.BodyDigest(method.MethodId),
        };
    }

    private SchemaRecord Resolve(RawRecord raw)
    {
        var record = new SchemaRecord(raw.Offset, raw.Kind, raw.Count, raw.Other);
        return raw.Kind.HasHandles
            ? record with { Handles = raw.Data.Select(id => Handle(raw.Kind, (ulong)id)).ToValueList() }
            : record with { Values = raw.Data.ToValueList() };
    }

    private ProfileHandle Handle(SchemaKind kind, ulong id)
    {
        if (id <= RuntimeUnknowns)
        {
            return new UnresolvedHandle((int)id);
        }

        try
        {
            return kind.DataType == SchemaDataType.TypeHandle
                ? new TypeHandle(identities.Type(id))
                : new MethodHandle(identities.Method(id));
        }
        catch (Exception e) when (e is UnresolvableException or BadMetadataException or BadImageFormatException
            or InvalidCastException or ArgumentException)
        {
            return Unresolved(id);
        }
    }

    private UnresolvedHandle Unresolved(ulong id)
    {
        if (!_unresolvedHandles.TryGetValue(id, out UnresolvedHandle? handle))
        {
            handle = new UnresolvedHandle(RuntimeUnknowns + 1 + _unresolvedHandles.Count);
            _unresolvedHandles.Add(id, handle);
        }

        return handle;
    }
}
