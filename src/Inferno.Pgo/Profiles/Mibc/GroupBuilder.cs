using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Merging;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Profiles.Mibc;

/// <summary>Writes the IL that carries a profile's data.</summary>
internal sealed class GroupBuilder(ModuleBuilder module)
{
    private const int AllFields = 15;
    private readonly InstructionEncoder _il = new(new BlobBuilder());

    public BlobBuilder Body => _il.CodeBuilder;

    public void AddGroup(string assemblies, MethodDefinitionHandle group)
    {
        LoadString(assemblies);
        LoadToken(group);
        _il.OpCode(ILOpCode.Pop);
    }

    public void AddDigest(MethodIdentity method, ulong digest)
    {
        LoadToken(module.Method(method));
        _il.LoadConstantI8((long)digest);
        _il.OpCode(ILOpCode.Pop);
    }

    public void AddMethod(MethodProfile method)
    {
        LoadToken(module.Method(method.Method));
        AddExclusiveWeight(method.ExclusiveWeight);
        AddCalls(method.Calls);
        AddRecords(method.Records);
        _il.OpCode(ILOpCode.Pop);
    }

    private void AddExclusiveWeight(double weight)
    {
        if (weight == 0)
        {
            return;
        }

        LoadString(GroupReader.ExclusiveWeight);
        if (weight == (int)weight)
        {
            _il.LoadConstantI4((int)weight);
        }
        else
        {
            _il.LoadConstantR8(weight);
        }
    }

    private void AddCalls(ValueList<CallWeight> calls)
    {
        if (calls.Count == 0)
        {
            return;
        }

        LoadString(GroupReader.WeightedCallData);
        _il.LoadConstantI4(calls.Count);
        foreach (CallWeight call in calls)
        {
            LoadToken(module.Method(call.Callee));
            _il.LoadConstantI4(call.Weight);
        }
    }

    private void AddRecords(ValueList<SchemaRecord> records)
    {
        if (records.Count == 0)
        {
            return;
        }

        LoadString(GroupReader.InstrumentationStart);
        foreach (SchemaRecord record in records)
        {
            AddRecord(SampleWeights.Expand(record));
        }

        LoadString(GroupReader.InstrumentationEnd);
    }

    private void AddRecord(SchemaRecord record)
    {
        _il.LoadConstantI4(AllFields);
        _il.LoadConstantI4(record.Offset);
        _il.LoadConstantI4(record.Kind.Bits);
        _il.LoadConstantI4(record.Count);
        _il.LoadConstantI4(record.Other);
        foreach (long value in record.Values)
        {
            LoadNumber(value);
        }

        foreach (ProfileHandle handle in record.Handles)
        {
            LoadHandle(handle);
        }
    }

    private void LoadHandle(ProfileHandle handle)
    {
        switch (handle)
        {
            case TypeHandle type:
                LoadToken(module.Type(type.Type));
                break;
            case MethodHandle method:
                LoadToken(module.Method(method.Method));
                break;
            case UnresolvedHandle unresolved:
                _il.LoadConstantI4(unresolved.Number);
                break;
        }
    }

    private void LoadNumber(long value)
    {
        if (value == (int)value)
        {
            _il.LoadConstantI4((int)value);
        }
        else
        {
            _il.LoadConstantI8(value);
        }
    }

    private void LoadString(string text) => _il.LoadString(module.UserString(text));

    private void LoadToken(EntityHandle handle)
    {
        _il.OpCode(ILOpCode.Ldtoken);
        _il.Token(handle);
    }
}
