using System.Reflection.Metadata;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Metadata;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Profiles.Mibc;

/// <summary>
/// Reads one group: per method a token, optional data that a string announces, and a pop. Announcements that are not
/// known are skipped, as the format asks of its readers.
/// </summary>
internal sealed class GroupReader
{
    public const string ExclusiveWeight = "ExclusiveWeight";
    public const string WeightedCallData = "WeightedCallData";
    public const string InstrumentationStart = "InstrumentationDataStart";
    public const string InstrumentationEnd = "InstrumentationDataEnd";

    private readonly MibcModule _module;
    private readonly IReadOnlyList<Instruction> _body;
    private int _position;

    private GroupReader(MibcModule module, MethodDefinitionHandle group)
    {
        _module = module;
        _body = module.Body(group);
    }

    public static IReadOnlyList<MethodProfile> Read(MibcModule module, MethodDefinitionHandle group)
    {
        var reader = new GroupReader(module, group);
        var methods = new List<MethodProfile>();
        while (reader._position < reader._body.Count)
        {
            Instruction instruction = reader._body[reader._position++];
            if (instruction.Code == ILOpCode.Ldtoken)
            {
                methods.Add(reader.ReadMethod(module.Method(instruction)));
            }
        }

        return methods;
    }

    private MethodProfile ReadMethod(MethodIdentity method)
    {
        var profile = new MethodProfile(method);
        for (Instruction next = Next(); next.Code != ILOpCode.Pop; next = Next())
        {
            if (next.Code == ILOpCode.Ldstr)
            {
                profile = ReadOptional(profile, _module.String(next));
            }
        }

        return profile;
    }

    private MethodProfile ReadOptional(MethodProfile profile, string announcement) => announcement switch
    {
        ExclusiveWeight => profile with { ExclusiveWeight = Next().Number },
        WeightedCallData => profile with { Calls = ReadCalls() },
        InstrumentationStart => profile with { Records = ReadRecords() },
        _ => profile,
    };

    private ValueList<CallWeight> ReadCalls()
    {
        Instruction length = Integer();
        var calls = new List<CallWeight>();
        for (long left = length.Value; left > 0; left--)
        {
            Instruction callee = Next();
            if (callee.Code != ILOpCode.Ldtoken)
            {
                throw new BadMetadataException("the token of a called method", $"{callee.Code}", callee.Offset);
            }

            calls.Add(new CallWeight(_module.Method(callee), (int)Integer().Value));
        }

        return calls.ToValueList();
    }

    private ValueList<SchemaRecord> ReadRecords()
    {
        int start = _position;
        var numbers = new List<long>();
        Instruction next;
        for (next = Next(); next.IsInteger || next.Code == ILOpCode.Ldtoken; next = Next())
        {
            numbers.Add(next.Value);
        }

        if (next.Code != ILOpCode.Ldstr || _module.String(next) != InstrumentationEnd)
        {
            throw new BadMetadataException($"the string {InstrumentationEnd}", $"{next.Code}", next.Offset);
        }

        IReadOnlyList<RawRecord> records = new RecordParser(numbers.ToArray(), isRelative: false).Parse();
        return records.Select(record => Resolve(record, start)).ToValueList();
    }

    private SchemaRecord Resolve(RawRecord raw, int start)
    {
        var record = new SchemaRecord(raw.Offset, raw.Kind, raw.Count, raw.Other);
        return raw.Kind.HasHandles
            ? record with { Handles = raw.Data.Select((_, i) => Handle(raw.Kind, start + raw.Start + i)).ToValueList() }
            : record with { Values = raw.Data.ToValueList() };
    }

    private ProfileHandle Handle(SchemaKind kind, int index)
    {
        Instruction instruction = _body[index];
        return (instruction.Code, kind.DataType) switch
        {
            (ILOpCode.Ldtoken, SchemaDataType.TypeHandle) => new TypeHandle(_module.Type(instruction)),
            (ILOpCode.Ldtoken, _) => new MethodHandle(_module.Method(instruction)),
            _ => new UnresolvedHandle(unchecked((int)instruction.Value)),
        };
    }

    private Instruction Integer()
    {
        Instruction next = Next();
        return next.IsInteger ? next : throw new BadMetadataException("an integer", $"{next.Code}", next.Offset);
    }

    private Instruction Next() => _position < _body.Count
        ? _body[_position++]
        : throw new BadMetadataException("a pop that ends the method's data", "the end of the group");
}
