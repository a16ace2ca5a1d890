namespace Inferno.Pgo.Profiles.Traces;

/// <summary>Takes the runtime events that a profile is made of into <see cref="TraceContents"/>.</summary>
internal sealed class EventReader(TraceContents contents)
{
    private const int BulkType = 15;
    private const int MethodDetails = 72;
    private const int MethodLoadVerbose = 143;
    private const int ModuleLoad = 152;
    private const int AssemblyLoad = 154;
    private const uint CollectibleAssembly = 8;
    private const int ModuleAtRundown = 153;
    private const int ModuleAtRundownEnd = 154;
    private const int InstrumentationData = 297;
    private const int InstrumentationDataVerbose = 298;

    /// <summary>Whether an event of the runtime's provider with this id is of use.</summary>
    public static bool IsRuntimeEvent(int id) =>
        id is BulkType or MethodDetails or MethodLoadVerbose or ModuleLoad or AssemblyLoad or InstrumentationData or InstrumentationDataVerbose;

    /// <summary>Whether an event of the rundown provider with this id is of use.</summary>
    public static bool IsRundownEvent(int id) => id is ModuleAtRundown or ModuleAtRundownEnd;

    /// <summary>Reads an event of the rundown, where modules alone are of use.</summary>
    public void ReadRundown(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        ReadModule(ref reader);
    }

    /// <summary>Reads an event of the runtime.</summary>
    public void Read(int id, ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        switch (id)
        {
            case BulkType:
                ReadTypes(ref reader);
                break;
            case MethodDetails:
                ReadMethod(ref reader);
                break;
            case InstrumentationData or InstrumentationDataVerbose:
                ReadInstrumentation(ref reader, isVerbose: id == InstrumentationDataVerbose);
                break;
            case MethodLoadVerbose:
                ReadCompiled(ref reader);
                break;
            case AssemblyLoad:
                ReadAssembly(ref reader);
                break;
            default:
                ReadModule(ref reader);
                break;
        }
    }

    private void ReadTypes(ref PayloadReader reader)
    {
        uint count = reader.UInt32();
        reader.UInt16();
        for (uint i = 0; i < count; i++)
        {
            ulong typeId = reader.UInt64();
            ulong moduleId = reader.UInt64();
            uint token = reader.UInt32();
            uint flags = reader.UInt32();
            byte elementType = reader.Byte();
            string name = reader.Text();
            ulong[] parameters = reader.UInt64s(reader.UInt32());
            contents.Types[typeId] = new LoadedType(moduleId, token, flags, elementType, name, parameters);
        }
    }

    private void ReadMethod(ref PayloadReader reader)
    {
        ulong methodId = reader.UInt64();
        ulong typeId = reader.UInt64();
        uint token = reader.UInt32();
        uint count = reader.UInt32();
        reader.UInt64();
        contents.Methods[methodId] = new LoadedMethod(typeId, token, reader.UInt64s(count));
    }

    private void ReadInstrumentation(ref PayloadReader reader, bool isVerbose)
    {
        reader.UInt16();
        uint flags = reader.UInt32();
        uint size = reader.UInt32();
        ulong methodId = reader.UInt64();
        string name = isVerbose ? ReadName(ref reader) : $"method 0x{methodId:x}";
        byte[] data = reader.Bytes(size);
        if (!contents.Instrumented.TryGetValue(methodId, out InstrumentedMethod? method))
        {
            method = new InstrumentedMethod(methodId, name);
            contents.Instrumented.Add(methodId, method);
        }

        method.Add(flags, data);
    }

    private static string ReadName(ref PayloadReader reader)
    {
        // The module's id and the method's token come first; MethodDetails gives both with the arguments.
        reader.UInt64();
        reader.UInt32();
        string type = reader.Text();
        string name = reader.Text();
        return $"{type}::{name} {reader.Text()}".TrimEnd();
    }

    private void ReadCompiled(ref PayloadReader reader)
    {
        ulong methodId = reader.UInt64();
        ulong moduleId = reader.UInt64();
        reader.UInt64(); // where its code starts
        reader.UInt32(); // its code's size
        reader.UInt32(); // its token
        reader.UInt32(); // flags
        string type = reader.Text();
        contents.Compiled[methodId] = new CompiledAtRunTime(moduleId, $"{type}::{reader.Text()}");
    }

    private void ReadAssembly(ref PayloadReader reader)
    {
        ulong assemblyId = reader.UInt64();
        reader.UInt64(); // its domain
        reader.UInt64(); // its binding
        if ((reader.UInt32() & CollectibleAssembly) != 0)
        {
            _ = contents.CollectibleAssemblies.Add(assemblyId);
        }
    }

    private void ReadModule(ref PayloadReader reader)
    {
        ulong moduleId = reader.UInt64();
        ulong assemblyId = reader.UInt64();
        reader.UInt64();
        string path = reader.Text();
        reader.Text();
        reader.UInt16();
        contents.Modules[moduleId] = new LoadedModule(path, reader.Guid()) { AssemblyId = assemblyId };
    }
}
