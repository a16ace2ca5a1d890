using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Inferno.Pgo.Profiles.Traces;

namespace Inferno.Pgo.Profiles.Training;

/// <summary>
/// A startup hook: an assembly that the runtime runs before the program. It handles SIGTERM and SIGINT by exiting in order, so that the
/// counts are written, but only where no handler of the program's own has done anything about the signal: handlers run latest first.
/// </summary>
/// <remarks>
/// It is written here, and not compiled with this library, since it must load into a program of any .NET from 6 on, which knows no
/// assembly of a later one. In C#:
/// <code>
/// class StartupHook
/// {
///     static object first, second; // registrations that are collected are undone
///     public static void Initialize()
///     {
///         first = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
///         second = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
///     }
///     static void Handle(PosixSignalContext context)
///     {
///         if (!context.Cancel) Environment.Exit(context.Signal == PosixSignal.SIGTERM ? 143 : 130);
///     }
/// }
/// </code>
/// </remarks>
internal static class StopHook
{
    private const int Terminated = 143;
    private const int Interrupted = 130;
    private static readonly Version Oldest = new(6, 0, 0, 0);
    private static readonly Guid Version1 = new("6b6f6f48-0000-4000-8000-676e61727473");
    private static readonly byte[] PublicKeyToken = [0xB0, 0x3F, 0x5F, 0x7F, 0x11, 0xD5, 0x0A, 0x3A];

    /// <summary>Writes the assembly into <paramref name="folder"/> and returns its path.</summary>
    public static string WriteInto(string folder)
    {
        string path = Path.Combine(folder, TraceContents.HookName);
        BlobBuilder image = new();
        MetadataBuilder metadata = new();
        BlobBuilder code = new();
        Describe(metadata, new MethodBodyStreamEncoder(code));
        _ = new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), code).Serialize(image);
        File.WriteAllBytes(path, image.ToArray());
        return path;
    }

    private static void Describe(MetadataBuilder metadata, MethodBodyStreamEncoder bodies)
    {
        string name = Path.GetFileNameWithoutExtension(TraceContents.HookName);
        _ = metadata.AddModule(0, metadata.GetOrAddString(TraceContents.HookName), metadata.GetOrAddGuid(Version1), default, default);
        _ = metadata.AddAssembly(metadata.GetOrAddString(name), new Version(1, 0, 0, 0), default, default, default, AssemblyHashAlgorithm.None);
        AssemblyReferenceHandle runtime = Reference(metadata, "System.Runtime");
        AssemblyReferenceHandle extensions = Reference(metadata, "System.Runtime.Extensions");
        AssemblyReferenceHandle interop = Reference(metadata, "System.Runtime.InteropServices");
        TypeReferenceHandle Of(AssemblyReferenceHandle assembly, string space, string type) =>
            metadata.AddTypeReference(assembly, metadata.GetOrAddString(space), metadata.GetOrAddString(type));
        TypeReferenceHandle root = Of(runtime, "System", "Object");
        TypeReferenceHandle environment = Of(extensions, "System", "Environment");
        TypeReferenceHandle action = Of(runtime, "System", "Action`1");
        TypeReferenceHandle signal = Of(interop, "System.Runtime.InteropServices", "PosixSignal");
        TypeReferenceHandle context = Of(interop, "System.Runtime.InteropServices", "PosixSignalContext");
        TypeReferenceHandle registration = Of(interop, "System.Runtime.InteropServices", "PosixSignalRegistration");
        TypeSpecificationHandle handler = metadata.AddTypeSpecification(
            Blob(metadata, blob => HandlerType(new BlobEncoder(blob).TypeSpecificationSignature(), action, context)));

        MemberReferenceHandle exit = Member(environment, "Exit", Method(1, r => r.Void(), p => p.AddParameter().Type().Int32()));
        MemberReferenceHandle getCancel = Member(context, "get_Cancel", Method(0, r => r.Type().Boolean(), _ => { }, isInstance: true));
        MemberReferenceHandle getSignal = Member(
            context, "get_Signal", Method(0, r => r.Type().Type(signal, isValueType: true), _ => { }, isInstance: true));
        MemberReferenceHandle newHandler = Member(handler, ".ctor", Method(
            2,
            r => r.Void(),
            p =>
            {
                p.AddParameter().Type().Object();
                p.AddParameter().Type().IntPtr();
            },
            isInstance: true));
        MemberReferenceHandle create = Member(registration, "Create", Method(
            2,
            r => r.Type().Type(registration, isValueType: false),
            p =>
            {
                p.AddParameter().Type().Type(signal, isValueType: true);
                HandlerType(p.AddParameter().Type(), action, context);
            }));

        BlobHandle ofObject = Blob(metadata, blob => new BlobEncoder(blob).Field().Type().Object());
        const FieldAttributes hidden = FieldAttributes.Private | FieldAttributes.Static;
        FieldDefinitionHandle first = metadata.AddFieldDefinition(hidden, metadata.GetOrAddString("first"), ofObject);
        FieldDefinitionHandle second = metadata.AddFieldDefinition(hidden, metadata.GetOrAddString("second"), ofObject);
        MethodDefinitionHandle handle = metadata.AddMethodDefinition(
            MethodAttributes.Private | MethodAttributes.Static | MethodAttributes.HideBySig,
            MethodImplAttributes.IL,
            metadata.GetOrAddString("Handle"),
            Method(1, r => r.Void(), p => p.AddParameter().Type().Type(context, isValueType: false)),
            Handle(bodies, getCancel, getSignal, exit),
            MetadataTokens.ParameterHandle(1));
        _ = metadata.AddMethodDefinition(
            MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig,
            MethodImplAttributes.IL,
            metadata.GetOrAddString("Initialize"),
            Method(0, r => r.Void(), _ => { }),
            Initialize(bodies, handle, newHandler, create, first, second),
            MetadataTokens.ParameterHandle(1));
        _ = metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, first, handle);
        _ = metadata.AddTypeDefinition(
            TypeAttributes.Class | TypeAttributes.NotPublic, default, metadata.GetOrAddString("StartupHook"), root, first, handle);

        BlobHandle Method(int count, Action<ReturnTypeEncoder> result, Action<ParametersEncoder> parameters, bool isInstance = false) =>
            Blob(metadata, blob => new BlobEncoder(blob).MethodSignature(isInstanceMethod: isInstance).Parameters(count, result, parameters));
        MemberReferenceHandle Member(EntityHandle owner, string member, BlobHandle signature) =>
            metadata.AddMemberReference(owner, metadata.GetOrAddString(member), signature);
    }

    private static int Initialize(
        MethodBodyStreamEncoder bodies,
        MethodDefinitionHandle handle,
        MemberReferenceHandle newHandler,
        MemberReferenceHandle create,
        FieldDefinitionHandle first,
        FieldDefinitionHandle second)
    {
        InstructionEncoder il = new(new BlobBuilder());
        foreach ((int signal, FieldDefinitionHandle field) in new[] { (-4, first), (-2, second) })
        {
            il.LoadConstantI4(signal);
            il.OpCode(ILOpCode.Ldnull);
            il.OpCode(ILOpCode.Ldftn);
            il.Token(handle);
            il.OpCode(ILOpCode.Newobj);
            il.Token(newHandler);
            il.Call(create);
            il.OpCode(ILOpCode.Stsfld);
            il.Token(field);
        }

        il.OpCode(ILOpCode.Ret);
        return bodies.AddMethodBody(il);
    }

    private static int Handle(
        MethodBodyStreamEncoder bodies, MemberReferenceHandle getCancel, MemberReferenceHandle getSignal, MemberReferenceHandle exit)
    {
        InstructionEncoder il = new(new BlobBuilder(), new ControlFlowBuilder());
        LabelHandle done = il.DefineLabel();
        LabelHandle interrupted = il.DefineLabel();
        il.LoadArgument(0);
        il.OpCode(ILOpCode.Callvirt);
        il.Token(getCancel);
        il.Branch(ILOpCode.Brtrue, done);
        il.LoadArgument(0);
        il.OpCode(ILOpCode.Callvirt);
        il.Token(getSignal);
        il.LoadConstantI4(-4);
        il.Branch(ILOpCode.Bne_un, interrupted);
        il.LoadConstantI4(Terminated);
        il.Call(exit);
        il.Branch(ILOpCode.Br, done);
        il.MarkLabel(interrupted);
        il.LoadConstantI4(Interrupted);
        il.Call(exit);
        il.MarkLabel(done);
        il.OpCode(ILOpCode.Ret);
        return bodies.AddMethodBody(il);
    }

    private static AssemblyReferenceHandle Reference(MetadataBuilder metadata, string name) => metadata.AddAssemblyReference(
        metadata.GetOrAddString(name), Oldest, default, metadata.GetOrAddBlob(PublicKeyToken), default, default);

    private static void HandlerType(SignatureTypeEncoder type, TypeReferenceHandle action, TypeReferenceHandle context) =>
        type.GenericInstantiation(action, 1, isValueType: false).AddArgument().Type(context, isValueType: false);

    private static BlobHandle Blob(MetadataBuilder metadata, Action<BlobBuilder> write)
    {
        BlobBuilder blob = new();
        write(blob);
        return metadata.GetOrAddBlob(blob);
    }
}
